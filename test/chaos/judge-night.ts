import type { LabEvent } from '../../lab/events.ts';
import type { Lab } from '../../lab/build-lab.ts';
import type { Night } from './night.ts';

/** Acts that the lab has seen, by what makes each the same one: how often. */
export type Acts = ReadonlyMap<string, number>;

/** Each reboot by a command, and each change of a start type: what must happen exactly once. */
export function actsOf(lab: Lab): Acts {
  const acts = new Map<string, number>();
  for (const event of lab.cluster.events.all()) {
    const name = nameOf(event);
    if (name !== undefined) acts.set(name, (acts.get(name) ?? 0) + 1);
  }
  return acts;
}

function nameOf(event: LabEvent): string | undefined {
  if (event.kind === 'reboot' && event.cause === 'command') return `reboot of ${event.server}: ${event.comment}`;
  if (event.kind === 'start type' && event.cause === 'command')
    return `${event.service} on ${event.server} becomes ${event.startType}`;
  return undefined;
}

/** What is wrong with a night, held to one in which nothing was struck. */
export function judgeNight({ lab, result, journal, record }: Night, quiet: Acts): readonly string[] {
  const acts = actsOf(lab);
  const names = new Set([...acts.keys(), ...quiet.keys()]);
  const answered = journal.filter(({ kind }) => kind === 'answered').map(({ text, at }) => `${at} ${text}`);
  return [
    ...[...names].flatMap((name) => {
      const [times, wanted] = [acts.get(name) ?? 0, quiet.get(name) ?? 0];
      return times === wanted ? [] : [`${name}: ${times} times, not ${wanted}`];
    }),
    ...lab.referee
      .finish(result.state === 'completed' ? 'completed' : 'stopped')
      .map(({ rule, evidence }) => `${rule}: ${evidence}`),
    ...(result.state === 'completed' ? [] : [`it ended ${result.state}`]),
    ...(new Set(answered).size === answered.length ? [] : ['an answer was used twice']),
    ...(record?.verdict === 'whole'
      ? []
      : [
          `its record is ${record?.verdict ?? 'not there'}: ${record?.broken.join('; ') ?? ''} ${record?.unknown.join('; ') ?? ''}`,
        ]),
  ];
}

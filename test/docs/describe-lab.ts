import { readFile } from 'node:fs/promises';
import { FAULTS } from '../../lab/faults.ts';
import { REHEARSAL_DURATIONS } from '../../lab/rehearsal-durations.ts';
import { INSTALLER_RULES } from '../../lab/rules/installer-rules.ts';
import { ORDER_RULES } from '../../lab/rules/order-rules.ts';
import { WORLD_RULES } from '../../lab/rules/world-rules.ts';
import { TIMINGS } from '../../lab/timings.ts';
import { DURATIONS } from '../../platforms/callmanager4/durations.ts';
import type { DurationName } from '../../platforms/callmanager4/types/cluster.ts';
import { code, table } from './tables.ts';

/** Every fault with its sentence. */
const faults = (): string =>
  table(
    ['fault', 'what goes wrong'],
    Object.entries(FAULTS).map(([name, sentence]) => [code(name), sentence]),
  );

/** The rules of the end are no export of the referee: they are read where they are written. */
async function rulesOfTheEnd(): Promise<readonly (readonly string[])[]> {
  const source = await readFile('lab/referee-end.ts', 'utf8');
  const written = [...source.matchAll(/\brule: '([^']+)',[\s\S]*?\bevenStopped: (true|false)/g)];
  if (written.length === 0) throw new RangeError('lab/referee-end.ts shows no rules any more');
  return written.map(([, rule = '', evenStopped = '']) => [
    rule,
    'must',
    evenStopped === 'true' ? 'at the end' : 'at the end of a run that was completed',
  ]);
}

/** Every rule of the referee, with its strength and when it is watched. */
async function refereeRules(): Promise<string> {
  const watched = [...ORDER_RULES, ...INSTALLER_RULES, ...WORLD_RULES];
  return table(
    ['rule', 'strength', 'watched'],
    [...watched.map(({ rule, strength }) => [rule, strength, 'all the time']), ...(await rulesOfTheEnd())],
  );
}

/** What a rehearsal changes of the cluster file's durations, and how long physical things take. */
function pace(): string {
  const minutes = (seconds: number): string => (seconds < 60 ? `${seconds} s` : `${seconds / 60} min`);
  const shortened = Object.entries(REHEARSAL_DURATIONS) as [DurationName, string][];
  return [
    table(
      ['duration', 'by itself', 'in a rehearsal'],
      shortened.map(([name, text]) => [code(name), minutes(DURATIONS[name].seconds), text]),
    ),
    table(
      ['physical thing', 'milliseconds at pace 1'],
      Object.entries(TIMINGS).map(([name, milliseconds]) => [code(name), String(milliseconds)]),
    ),
  ].join('\n\n');
}

/** The page of what can be looked up about rehearsals: faults, rules of the referee, and how fast time runs. */
export const describeRehearsal = async (): Promise<string> =>
  [
    '# Faults, rules and pace of a rehearsal',
    'What the [lab](../lab.md) can break, what its referee watches, and how fast time runs in it.',
    '## Faults',
    faults(),
    "## The referee's rules",
    'A _must_ that does not hold is a broken rule. A _should_ that does not hold is advice that was not followed.',
    await refereeRules(),
    '## Pace',
    'The lab shortens the waits of the cluster file. What physical things take is given at pace 1.',
    pace(),
  ].join('\n\n');

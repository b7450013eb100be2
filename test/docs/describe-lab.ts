import { readFile } from 'node:fs/promises';
import { FAULTS } from '../../lab/faults.ts';
import { REHEARSAL_DURATIONS } from '../../lab/rehearsal-durations.ts';
import { INSTALLER_RULES } from '../../lab/rules/installer-rules.ts';
import { ORDER_RULES } from '../../lab/rules/order-rules.ts';
import { WORLD_RULES } from '../../lab/rules/world-rules.ts';
import { TIMINGS } from '../../lab/timings.ts';
import { DURATIONS } from '../../plan/durations.ts';
import type { DurationName } from '../../plan/types/cluster.ts';
import { code, table } from './tables.ts';

/** Every fault with its sentence. */
export const describeFaults = (): string =>
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
export async function describeRefereeRules(): Promise<string> {
  const watched = [...ORDER_RULES, ...INSTALLER_RULES, ...WORLD_RULES];
  return table(
    ['rule', 'strength', 'watched'],
    [...watched.map(({ rule, strength }) => [rule, strength, 'all the time']), ...(await rulesOfTheEnd())],
  );
}

/** What a rehearsal changes of the cluster file's durations, and how long physical things take. */
export function describePace(): string {
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

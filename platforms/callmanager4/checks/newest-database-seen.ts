import { newestDatabaseOf } from '../newest-database.ts';
import type { Fact } from '../../../plan/fact.ts';
import type { Judgement } from '../types/server-memory.ts';

/** Judges the newest name; tells what else is there, since the installer gives up at a name that was changed by hand. */
export function judgeNewest(
  expected: string,
  databases: Fact<readonly string[]>,
  judge: (newest: string | undefined) => Pick<Judgement, 'verdict' | 'remember'>,
): Judgement {
  if (!databases.known) {
    return { verdict: 'unknown', expected, seen: `the names of the databases could not be read: ${databases.why}` };
  }
  const newest = newestDatabaseOf(databases.value);
  return { ...judge(newest), expected, seen: tell(databases.value, newest) };
}

function tell(names: readonly string[], newest: string | undefined): string {
  const others = names.filter((name) => name.toUpperCase() !== newest);
  const beside = others.length > 0 ? others.join(', ') : 'nothing';
  if (newest === undefined) return `no database of that form; there is ${beside}`;
  return others.length > 0 ? `${newest}; beside it there is ${beside}` : newest;
}

import { newestDatabaseOf } from '../newest-database.ts';
import type { Fact } from '../types/observation.ts';
import type { Verdict } from '../types/run.ts';
import type { Judge } from './seen.ts';

const unread = (expected: string, databases: Fact<readonly string[]> | undefined): Verdict => ({
  verdict: 'unknown',
  expected,
  seen: `the names of the databases could not be read: ${databases && !databases.known ? databases.why : 'nobody asked'}`,
});

/** The newest name, and what else is there; an irregular name comes from a change by hand, and the installer gives up at it. */
function tell(names: readonly string[], newest: string | undefined): string {
  const others = names.filter((name) => name.toUpperCase() !== newest);
  const beside = others.length > 0 ? others.join(', ') : 'nothing';
  if (newest === undefined) return `no database of that form; there is ${beside}`;
  return others.length > 0 ? `${newest}; beside it there is ${beside}` : newest;
}

/** The publisher's database has a regular name, and that name is written down before it changes (DAT-06, DAT-09). */
export const judgeDatabaseRecorded: Judge = (_check, { databases }): Verdict => {
  const expected = 'a database of the form CCM0nnn, whose name is written down';
  if (!databases?.known) return unread(expected, databases);
  const newest = newestDatabaseOf(databases.value);
  const seen = tell(databases.value, newest);
  return newest === undefined
    ? { verdict: 'bad', expected, seen }
    : { verdict: 'good', expected, seen, remember: { database: newest } };
};

/** The upgrade has counted the name of the publisher's database up by one (DAT-06). */
export const judgeDatabaseRenamed: Judge = (_check, { databases }, memory): Verdict => {
  const before = memory.database === null ? undefined : newestDatabaseOf([memory.database]);
  if (before === undefined)
    return { verdict: 'unknown', expected: 'the next name', seen: 'the name of before was not written down' };
  const next = `CCM0${String(Number(before.slice(4)) + 1).padStart(3, '0')}`;
  const expected = `${next}, the next after ${memory.database}`;
  if (!databases?.known) return unread(expected, databases);
  const newest = newestDatabaseOf(databases.value);
  return { verdict: newest === next ? 'good' : 'bad', expected, seen: tell(databases.value, newest) };
};

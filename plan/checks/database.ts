import type { Fact } from '../types/observation.ts';
import type { Verdict } from '../types/run.ts';
import type { Judge } from './seen.ts';

/** `CCM0300`: other names come from changes by hand, and the installer gives up at them (DAT-09). */
const FORM = /^CCM0(\d{3})$/i;

const unread = (expected: string, database: Fact<string> | undefined): Verdict => ({
  verdict: 'unknown',
  expected,
  seen: `the name of the database could not be read: ${database && !database.known ? database.why : 'nobody asked'}`,
});

/** The publisher's database has a regular name, and that name is written down before it changes (DAT-06, DAT-09). */
export const judgeDatabaseRecorded: Judge = (_check, { database }): Verdict => {
  const expected = 'a database of the form CCM0nnn, whose name is written down';
  if (!database?.known) return unread(expected, database);
  const verdict = FORM.test(database.value) ? 'good' : 'bad';
  return {
    verdict,
    expected,
    seen: database.value,
    ...(verdict === 'good' ? { remember: { database: database.value } } : {}),
  };
};

/** The upgrade has counted the name of the publisher's database up by one (DAT-06). */
export const judgeDatabaseRenamed: Judge = (_check, { database }, memory): Verdict => {
  const before = memory.database === null ? undefined : FORM.exec(memory.database)?.[1];
  if (before === undefined)
    return { verdict: 'unknown', expected: 'the next name', seen: 'the name of before was not written down' };
  const next = `CCM0${String(Number(before) + 1).padStart(3, '0')}`;
  const expected = `${next}, the next after ${memory.database}`;
  if (!database?.known) return unread(expected, database);
  const isNext = database.value.toUpperCase() === next;
  return { verdict: isNext ? 'good' : 'bad', expected, seen: database.value };
};

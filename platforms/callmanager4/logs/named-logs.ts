import { oneLine } from '../../../plan/show-text.ts';
import type { JournalEntry } from '../../../plan/types/journal-entry.ts';
import { findMessages } from '../messages/find-messages.ts';

/** The longest path that Windows 2000 opens. */
const LONGEST_PATH = 259;

/** As many logs as messages may name; a run in which more are reported is read by people. */
const MOST_NAMED = 20;

/** A drive, folders, a file: no sign that Windows does not allow in a name, nor one that stands for several. */
const PATH = /^[A-Za-z]:\\(?:[^<>:"/\\|?*]+\\)*[^<>:"/\\|?*]+$/u;

/** Why a path is none of a log that can be fetched: whole, on a drive of the server, and only there. */
export function whyNoPath(path: string): string | undefined {
  if (path.length > LONGEST_PATH) return `it is longer than ${LONGEST_PATH} characters`;
  if (/[\p{Cc}\p{Cf}\p{Cs}]/u.test(path)) return 'it holds characters that nobody sees';
  if (!PATH.test(path)) return 'write drive, folders and file, such as C:\\Temp\\setup.log';
  if (path.split('\\').some((part) => /^\.+$/.test(part))) return 'it goes back to a folder above';
  return undefined;
}

/** Logs that messages name which people have reported of a server: a message may name any log (LOG-08, MSG-03). */
export function namedLogs(journal: readonly JournalEntry[], server: string): readonly string[] {
  const reports = journal.filter(({ kind, step, note }) => kind === 'answered' && note && isOf(step, server));
  const paths = reports.flatMap(({ note = '' }) =>
    findMessages(note).flatMap(({ named }) => Object.values(named).map(oneLine)),
  );
  return [...new Set(paths.filter((path) => whyNoPath(path) === undefined))].slice(0, MOST_NAMED);
}

export const isOf = (step: string | undefined, server: string): boolean => step?.startsWith(`${server}/`) === true;

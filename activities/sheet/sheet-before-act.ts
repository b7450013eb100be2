import { setTimeout as sleep } from 'node:timers/promises';
import type { ActOnSheet } from '../../plan/types/sheet.ts';
import type { ActionInput, RunReference } from '../types.ts';
import type { WriteSheet } from './sheet-writer.ts';

/** So long an act waits for its sheet: it is written in the blink of an eye, or its disk is away. */
const LONGEST_MS = 10_000;

/** Writes the sheet of an act that is about to be sent. @returns why it could not be, in words; undefined where it could */
export type TellSheet = (act: Pick<ActOnSheet, 'commands' | 'seen'>) => Promise<string | undefined>;

/** Where nobody wants a sheet. */
export const NO_SHEET: TellSheet = () => Promise.resolve(undefined);

/** What writes the sheet before an act; it never stops one, whatever becomes of it. */
export function sheetBeforeAct(
  write: WriteSheet | undefined,
  { sheet, step, action, target }: ActionInput,
  current: RunReference | undefined,
): TellSheet {
  if (!write || !sheet || !current) return NO_SHEET;
  return async (told) => {
    const done = new AbortController();
    const tooLong = sleep(LONGEST_MS, `it took longer than ${LONGEST_MS / 1000} s`, { signal: done.signal });
    const written = write(sheet, current, { ...told, server: target.server.name, step, action }).then(
      () => undefined,
      (error: unknown) => (error as Error).message,
    );
    try {
      return await Promise.race([written, tooLong.catch(() => undefined)]);
    } finally {
      done.abort();
    }
  };
}

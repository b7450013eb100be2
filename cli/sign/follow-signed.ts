import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import type { JournalEntry } from '../../plan/types/journal-entry.ts';
import { CommandError } from '../command-error.ts';
import { EXIT } from '../exit-codes.ts';
import { readJournal } from '../temporal/read-journal.ts';
import { readRun } from '../temporal/read-run.ts';
import type { RunView } from '../temporal/run-view.ts';

/** So long a worker may take to check a signature, and so often it is asked what came of it, in milliseconds. */
const WITHIN = 60_000;
const PAUSE = 300;

/**
 * Waits until the run has told in its story what came of a signed message.
 * @param before how the run stood before it was sent
 * @returns the line of the story
 * @throws CommandError with the reason where it does not count, or where nothing is known of it in time
 */
export async function followSigned(client: Client, before: RunView, signature: string): Promise<string> {
  const until = Date.now() + WITHIN;
  while (Date.now() < until) {
    const run = await readRun(client, before.cluster);
    const { entries } = await readJournal(client, run, before.entries);
    const told = entries.find(({ given = [] }) => given.some((signed) => signed.signature === signature));
    if (told) return countedLine(told);
    await sleep(PAUSE);
  }
  throw new CommandError(EXIT.unknown, 'no worker has told in time what came of the signature', [
    `\`ccmctl status ${before.cluster}\` shows whether it is still asked`,
  ]);
}

function countedLine({ kind, text }: JournalEntry): string {
  if (kind === 'refused') throw new CommandError(EXIT.refused, `refused: ${text}`);
  return text;
}

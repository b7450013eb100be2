import { createReadStream } from 'node:fs';
import { lstat } from 'node:fs/promises';
import type { MessageInLog } from '../../plan/platform/logs.ts';
import type { IndexedFile } from './log-index.ts';

/** What an installation came to stands at the end of its log: so many bytes of it are scanned. */
const END_BYTES = 2 * 1024 * 1024;

/** Different lines that are compared with the messages; each takes a few milliseconds. */
const MOST_LINES = 400;

/** A line is compared by its beginning. */
const LINE_CHARACTERS = 1_000;

/** A message has more words than this. */
const FEWEST_WORDS = 4;

/** Messages that are told of one log. */
const MOST_MESSAGES = 50;

const ERROR = /\b(?:error|errors|fail|fails|failed|failure|fatal|return value 3)\b/i;

/** Times and numbers make each line another one. */
const withoutFigures = (line: string): string => line.replace(/\d+/g, '0').trim();

/** Looks through the end of a log for lines that are messages of the installer, and for words of error. */
export async function scanLog(
  path: string,
  messageIn: (line: string) => MessageInLog | undefined,
): Promise<NonNullable<IndexedFile['found']>> {
  const { size } = await lstat(path);
  const start = Math.max(0, size - END_BYTES);
  const pieces: Buffer[] = [];
  for await (const piece of createReadStream(path, { start })) pieces.push(piece as Buffer);
  const lines = textOf(Buffer.concat(pieces), start % 2 === 1)
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '');
  const different = new Map(lines.map((line) => [withoutFigures(line), line.slice(0, LINE_CHARACTERS)]));
  const wordy = [...different.values()].filter((line) => line.split(/\s+/).length >= FEWEST_WORDS);
  const messages: NonNullable<IndexedFile['found']>['messages'] = [];
  for (const line of wordy.slice(-MOST_LINES)) {
    const found = messageIn(line);
    if (found && messages.length < MOST_MESSAGES) messages.push({ line, ...found });
  }
  return {
    lines: lines.length,
    errorLines: lines.filter((line) => ERROR.test(line)).length,
    isAll: start === 0 && wordy.length <= MOST_LINES,
    messages,
  };
}

/** Windows Installer writes UTF-16; everybody else one byte a letter, of which the messages use ASCII alone. */
function textOf(bytes: Buffer, isOdd: boolean): string {
  const sample = bytes.subarray(0, 400);
  const zeros = sample.filter((byte) => byte === 0).length;
  return zeros > sample.length / 4 ? bytes.subarray(isOdd ? 1 : 0).toString('utf16le') : bytes.toString('latin1');
}

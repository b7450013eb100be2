import { known, unknown, type Fact } from '../../../plan/fact.ts';
import { cutText } from '../../../plan/cut-text.ts';
import type { CommandResult } from '../../../plan/platform/hosts.ts';
import { oneLine } from '../../../plan/show-text.ts';

/** As much of what a machine said as a reason quotes. */
const SAID_CHARACTERS = 300;

/**
 * The one rule for answers that are judged: an answer counts when the end mark of its own stands in its standard output,
 * however its channel ended; without it nothing of it counts, whatever the exit code was. Standard error is never part of
 * an answer: it is told where there is none. What was cut at the limit of bytes is whole for nobody, with a mark or without.
 *
 * @param readToEnd what the output says up to its end mark; undefined where the mark is missing
 */
export function wholeAnswer<T>(result: CommandResult, readToEnd: (stdout: string) => T | undefined): Fact<T> {
  const read = result.overflowed ? undefined : readToEnd(result.stdout);
  if (read !== undefined) return known(read);
  const said = oneLine(`${result.stdout}\n${result.stderr}`);
  const text = said === '' ? 'it printed nothing' : `it printed: ${cutText(said, SAID_CHARACTERS)}`;
  return unknown(`the answer of ${result.host} is not whole (${endOf(result)}); ${text}`);
}

/** How a command ended, in words. */
export function endOf(result: CommandResult): string {
  if (result.timedOut) return 'it did not end in time';
  if (result.overflowed) return 'it printed more than is kept of a command, and was left';
  if (result.disconnected) return 'the connection was lost while it ran';
  if (result.signal !== undefined) return `it was ended by signal ${result.signal}`;
  return result.exitCode === null ? 'no exit code was reported' : `exit code ${result.exitCode}`;
}

/**
 * Lines, blank ones too: each ends with a line feed, whatever carriage returns stand before it, or with a lone carriage return.
 * No pattern does it: a megabyte of carriage returns without a line feed would keep it at work for hours.
 */
function linesWithBlanks(text: string): readonly string[] {
  const pieces = text.split('\n');
  return pieces.flatMap((piece, index) => {
    let end = piece.length;
    while (index < pieces.length - 1 && piece[end - 1] === '\r') end -= 1;
    return piece.slice(0, end).split('\r');
  });
}

/**
 * The lines before the one of a form, and what the form holds; undefined where no line has it, and where anything but
 * blank follows it: what goes on after its end is the answer of more than was asked, and nobody knows which part is ours.
 */
export function linesBefore(
  output: string,
  form: RegExp,
): { readonly lines: readonly string[]; readonly end: RegExpExecArray } | undefined {
  const lines = linesWithBlanks(output.replace(/^\uFEFF/, ''));
  for (const [index, line] of lines.entries()) {
    const end = form.exec(line);
    if (end)
      return lines.slice(index + 1).some((later) => later.trim() !== '')
        ? undefined
        : { lines: lines.slice(0, index), end };
  }
  return undefined;
}

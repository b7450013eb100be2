import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { ExplainedMessage } from '../../plan/types/report.ts';
import type { Context } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { Colors } from '../output.ts';
import { explainMessages } from '../platform-messages.ts';
import { safeJson } from '../safe-json.ts';
import { cut, linesOf } from './lines-of.ts';

/** What `explain --json` prints: what was asked, and the messages that it may be, best first. */
interface Explanation {
  readonly asked: string;
  readonly matches: readonly ExplainedMessage[];
}

const explanationOf = (asked: string): Explanation => ({ asked, matches: explainMessages(asked) });

/** Explains one text. */
export function explainText({ output }: Context, text: string): ExitCode {
  const explanation = explanationOf(cut(text));
  output.result(explanation, () => explanationText(explanation, output.colors));
  return exitCodeOf(explanation);
}

/** Explains each line of a stream in a document of its own; stops when nobody reads any more. No line at all is nothing known. */
export async function explainLines(
  { output }: Context,
  input: AsyncIterable<Uint8Array | string>,
  reader: Writable,
): Promise<ExitCode> {
  let exitCode: ExitCode | undefined;
  let isGone = false;
  // Whoever has seen enough closes the pipe; `main` takes the error for no failure.
  reader.once('error', () => (isGone = true));
  for await (const line of linesOf(input)) {
    const explanation = explanationOf(line);
    output.resultLine(explanation, () => safeJson(explanation));
    if (exitCode !== EXIT.unknown) exitCode = exitCodeOf(explanation);
    if (reader.writableNeedDrain) await once(reader, 'drain').catch(() => undefined);
    if (isGone) break;
  }
  if (exitCode === undefined) output.note('standard input has no line: nothing was explained');
  return exitCode ?? EXIT.unknown;
}

/** Nothing found is nothing known. */
const exitCodeOf = ({ matches }: Explanation): ExitCode => (matches.length > 0 ? EXIT.good : EXIT.unknown);

const ENDS: Readonly<Record<ExplainedMessage['ends'], string>> = {
  yes: 'yes',
  no: 'no',
  'your choice': 'depends on the button',
  unknown: 'no document says; look at the screen',
};

function explanationText({ matches }: Explanation, colors: Colors): string {
  if (matches.length === 0) {
    return [
      'No message of S2, Table 6 is like this one. That does not make it harmless.',
      'Press nothing, compare the text with the screen, collect the logs of the server, and call technical support.',
    ].join('\n');
  }
  return matches.map((match) => matchText(match, colors)).join('\n\n');
}

const matchText = ({ id, message, reason, action, ends, score }: ExplainedMessage, colors: Colors): string =>
  [
    `${colors.bold(id)}  ${colors.dim(`score ${score.toFixed(2)}`)}`,
    `  message: ${message}`,
    `  reason:  ${reason}`,
    `  action:  ${action}`,
    `  ends the installation: ${ENDS[ends]}`,
  ].join('\n');

import { cutText, LONGEST_TEXT } from '../../../plan/cut-text.ts';
import { QUERY_DONE } from '../actions/reinitialize-subscriptions.ts';
import { known, unknown, type Fact } from '../../../plan/fact.ts';
import type { CommandResult } from '../../../plan/platform/hosts.ts';
import { linesOf } from '../windows/probe.ts';
import { linesBefore, wholeAnswer } from '../windows/whole-answer.ts';
import type { Reader } from '../windows/command-answer.ts';
import { oneLine } from '../../../plan/show-text.ts';

/** `Msg 208, Level 16, State 1, ...` in any language: an error of SQL Server; below level 11 it is information. */
const MESSAGE = /^\s*\S+ \d+, \S+ (\d+), \S+ \d+, /;

/** What osql and its libraries say, at the start of a line, without a number. The libraries' names are the same everywhere. */
const FAILURE =
  /^\s*(?:\[DBNETLIB\]|\[Microsoft\]|\[ODBC|\[Shared Memory\]|\[Named Pipes\]|Login failed|SQL Server does not exist|Timeout expired)/i;

const LOWEST_ERROR_LEVEL = 11;

/** As much of an output as a reason quotes. */
const SAID_CHARACTERS = 300;

/** Rows and characters of one answer that are taken (ours): beyond what a history carries, nobody reads them either. */
const MOST_ROWS = 5_000;
const MOST_CHARACTERS = 400_000;

/** What a query was asked with: its mark, its columns, and the machine whose answer it has to be. */
export interface QueryAsked {
  readonly nonce: string;
  readonly columns: number;
  readonly server: string;
}

/** Rows of a query, padding taken off. */
export type Rows = readonly (readonly string[])[];

/** What an acting query prints: its own end mark, which it comes to only when all before went well. */
export const OSQL: Reader = {
  taken: (stdout) => stdout.split(/[\r\n]+/).some((line) => line.trim() === QUERY_DONE),
  refused: (output) => (failureIn(output) ? {} : undefined),
};

/**
 * Rows of a query that was asked with bars between columns: the last column may hold bars and go on over further lines.
 * Unknown without the end mark of the query (`osqlCommand`), when that names another machine, when it or a line tells of an
 * error, and when there are not as many rows as the end mark says.
 */
export function readRows(result: CommandResult, { nonce, columns, server }: QueryAsked): Fact<Rows> {
  const form = new RegExp(`^\\s*end (\\d+) (-?\\d+) ${nonce} (\\S+)\\s*$`);
  const answer = wholeAnswer(result, (stdout) => linesBefore(stdout, form));
  if (!answer.known) return answer;
  const { lines, end } = answer.value;
  if (end[3]?.toLowerCase() !== server.toLowerCase())
    return unknown(
      `the answer is that of another machine, which calls itself ${cutText(end[3] ?? '', SAID_CHARACTERS)}`,
    );
  const failed = [...lines, ...result.stderr.split(/\r*\n/)].some(failureIn);
  if (failed) return unknown(quoted(`${lines.join(' ')} ${result.stderr}`));
  if (Number(end[2]) !== 0) return unknown(`the query ended with error ${end[2]}`);
  return rowsOf(lines, columns, Number(end[1]));
}

function rowsOf(lines: readonly string[], columns: number, announced: number): Fact<Rows> {
  if (announced > MOST_ROWS) return unknown(`${announced} rows are more than can be taken`);
  const rows: string[][] = [];
  for (const line of lines.filter((one) => one.trim() !== '')) {
    const cells = line.split('|');
    const last = rows.at(-1);
    if (cells.length >= columns) rows.push([...cells.slice(0, columns - 1), cells.slice(columns - 1).join('|')]);
    else if (last) last[columns - 1] += ` ${line}`;
    else return unknown(`osql said: ${quoted(lines.join(' '))}`);
    if (rows.length > announced) break;
  }
  if (rows.length !== announced)
    return unknown(`${announced} rows were announced, ${rows.length > announced ? 'more' : rows.length} can be read`);
  const read = rows.map((cells) => cells.map(oneLine));
  const long = read.flat().find((cell) => cell.length > LONGEST_TEXT);
  if (long !== undefined) return unknown(`a cell is too long: ${cutText(long, SAID_CHARACTERS)}`);
  const characters = read.flat().reduce((sum, { length }) => sum + length, 0);
  return characters > MOST_CHARACTERS ? unknown(`${characters} characters are more than can be taken`) : known(read);
}

const quoted = (text: string): string => cutText(oneLine(text), SAID_CHARACTERS);

/** Line by line: over a megabyte of line ends, patterns that begin with blanks would be at work for hours. */
const failureIn = (output: string): boolean => linesOf(output).some(isFailure);

function isFailure(line: string): boolean {
  const level = MESSAGE.exec(line)?.[1];
  return FAILURE.test(line) || (level !== undefined && Number(level) >= LOWEST_ERROR_LEVEL);
}

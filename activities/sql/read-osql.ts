import { known, unknown, type Fact } from '../../plan/types/observation.ts';
import { QUERY_DONE } from '../../plan/commands.ts';
import { oneLine, type Reader } from '../windows/command-answer.ts';

/** `Msg 208, Level 16, State 1, ...` in any language: an error of SQL Server; below level 11 it is information. */
const MESSAGE = /^\s*\S+ \d+, \S+ (\d+), \S+ \d+, /m;

/** What osql and its libraries say, at the start of a line, without a number. The libraries' names are the same everywhere. */
const FAILURE =
  /^\s*(?:\[DBNETLIB\]|\[Microsoft\]|\[ODBC|\[Shared Memory\]|\[Named Pipes\]|Login failed|SQL Server does not exist|Timeout expired)/im;

const AFFECTED = /^\s*\(\d+ \S+ \S+\)\s*$/;

const LOWEST_ERROR_LEVEL = 11;

/** As much of an output as a reason quotes. */
const SAID_CHARACTERS = 300;

/** What an acting query prints: its own end mark, which it comes to only when all before went well. */
export const OSQL: Reader = {
  taken: (stdout) => stdout.split(/[\r\n]+/).some((line) => line.trim() === QUERY_DONE),
  refused: (output) => (failureIn(output) === undefined ? undefined : {}),
};

/**
 * Rows of a query that was asked with bars between columns: padding taken off, the last column may hold bars and go on
 * over further lines. Unknown when osql reports a failure, says anything that is no row, or prints nothing at all.
 */
export function readRows(output: string, columns: number): Fact<readonly (readonly string[])[]> {
  const lines = output.replace(/^\uFEFF/, '').split(/\r*\n/);
  const rows: string[][] = [];
  for (const line of lines.filter((one) => one.trim() !== '' && !AFFECTED.test(one))) {
    const failed = failureIn(line);
    if (failed !== undefined) return unknown(oneLine(output).slice(0, SAID_CHARACTERS));
    const cells = line.split('|');
    const last = rows.at(-1);
    if (cells.length >= columns) rows.push([...cells.slice(0, columns - 1), cells.slice(columns - 1).join('|')]);
    else if (last) last[columns - 1] += ` ${line}`;
    else return unknown(`osql said: ${oneLine(output).slice(0, SAID_CHARACTERS)}`);
  }
  if (rows.length === 0 && !lines.some((line) => AFFECTED.test(line))) return unknown('osql printed nothing');
  return known(rows.map((cells) => cells.map(oneLine)));
}

/** Name of the newest CallManager database, such as `CCM0301`. */
export function readDatabaseName(output: string): Fact<string> {
  const rows = readRows(output, 1);
  if (!rows.known) return rows;
  const [name] = rows.value.map(([cell = '']) => cell);
  return name !== undefined && /^CCM0\d{3}$/.test(name) ? known(name) : unknown('there is no database named CCM0xxx');
}

function failureIn(output: string): string | undefined {
  const level = MESSAGE.exec(output)?.[1];
  const failed = FAILURE.test(output) || (level !== undefined && Number(level) >= LOWEST_ERROR_LEVEL);
  return failed ? oneLine(output).slice(0, SAID_CHARACTERS) : undefined;
}

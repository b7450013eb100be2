/** One row as osql prints it: a blank, then cells padded to the width of their columns with bars between them. */
export const row = (...cells: readonly (string | number)[]): string =>
  ` ${cells.map((cell) => (typeof cell === 'number' ? String(cell).padStart(11) : cell.padEnd(128))).join('|')}`;

/** Lines as osql prints them. */
export const printed = (...lines: readonly string[]): string => lines.map((line) => `${line}\r\n`).join('');

/** One row of the query for the agents. */
export const agentRow = (subscriber: string, database: string, status: number, comment: string): string =>
  row(subscriber, database, database, 1, status, '2026-11-21 23:05:01.123', status === 6 ? 12 : 0, comment);

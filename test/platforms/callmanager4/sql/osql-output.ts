/** One row as osql prints it: a blank, then cells padded to the width of their columns with bars between them. */
export const row = (...cells: readonly (string | number)[]): string =>
  ` ${cells.map((cell) => (typeof cell === 'number' ? String(cell).padStart(11) : cell.padEnd(128))).join('|')}`;

/** Lines as osql prints them. */
export const printed = (...lines: readonly string[]): string => lines.map((line) => `${line}\r\n`).join('');

export const NONCE = '0123456789abcdef';

/** Rows, and after them the end mark of the query. */
export const answered = (...rows: readonly string[]): string =>
  printed(...rows, ` end ${rows.length} 0 ${NONCE} CM-PUB`);

/** What such a query was asked with. */
export const asked = (columns: number) => ({ nonce: NONCE, columns, server: 'CM-PUB' });

/** The same as an answer to a command line, with the nonce that it asks for. */
export const answerTo = (command: string, ...rows: readonly string[]): string =>
  answered(...rows).replace(
    NONCE,
    / ([0-9a-f]{16}) '\+convert\(varchar\(64\),serverproperty\('machinename'\)\)"$/.exec(command)?.[1] ?? '',
  );

/** One row of the query for the agents: of a pull subscription, written just now. */
export const agentRow = (subscriber: string, database: string, status: number, comment: string): string =>
  row(subscriber, database, database, status, '2026-11-21 23:05:01.123', 0, 0, 'NULL', 0, 'NULL', comment);

import Table from 'cli-table3';

/** Characters of a table without lines: it reads well in a terminal, in a pipe and in a ticket. */
const NO_LINES = {
  top: '', 'top-mid': '', 'top-left': '', 'top-right': '',
  bottom: '', 'bottom-mid': '', 'bottom-left': '', 'bottom-right': '',
  left: '', 'left-mid': '', mid: '', 'mid-mid': '', right: '', 'right-mid': '', middle: '  ',
}; // prettier-ignore

/** The library ends a colour that it does not see ended: ours are ended by codes of their own, which bear a mark. */
const FOREGROUND_OFF = '\u001b[39m';

/** Aligned columns below their headings, without lines; cells keep the colours they come with. */
export function renderTable(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const table = new Table({
    head: [...headings],
    chars: NO_LINES,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  });
  for (const row of rows) table.push([...row]);
  return table
    .toString()
    .replaceAll(FOREGROUND_OFF, '')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

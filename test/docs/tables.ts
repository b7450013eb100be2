/** A cell of a Markdown table holds one line, and a bar would end it. */
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('\n', ' ');

const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;

/** A Markdown table. */
export const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(heads), row(heads.map(() => '---')), ...rows.map(row)].join('\n');

/** A Markdown list. */
export const list = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n');

/** A word of the code. */
export const code = (text: string): string => `\`${text}\``;

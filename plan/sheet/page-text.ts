import { oneLine } from '../show-text.ts';

/** Columns of a sheet: they fit a sheet of paper in the type that Notepad prints with. */
export const COLUMNS = 76;

/** Signs that every old program shows, for those of print. */
const PLAIN: Readonly<Record<string, string>> = {
  '\u00a0': ' ', '\u2018': "'", '\u2019': "'", '\u201c': '"', '\u201d': '"', '\u201e': '"',
  '\u2010': '-', '\u2011': '-', '\u2013': '-', '\u2014': '-', '\u2022': '-', '\u2026': '...',
  '\u00d7': 'x', '\u2264': '<=', '\u2265': '>=', '\u2192': '->', '\u2212': '-',
}; // prettier-ignore

/**
 * A text as one line of ASCII: what no old program shows is written as its number, such as `\u00fc`, and never as a
 * letter that is like it, since whoever types it must type the right one.
 */
export const asciiLine = (text: string): string =>
  oneLine(text)
    .replace(/[^\x20-\x7e]/gu, (sign) => PLAIN[sign] ?? sign)
    .replace(/[^\x20-\x7e]/g, (half) => `\\u${half.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** How lines of a paragraph begin. */
export interface Margin {
  readonly first: string;
  readonly rest?: string;
}

/** A text in lines that end between two words, or within one that is longer than a line. */
export function paragraph(text: string, { first, rest = ' '.repeat(first.length) }: Margin): readonly string[] {
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  // No line of it may begin as a typed one does: such a mark, as in the way to a menu, stays with the word before it.
  for (let word of asciiLine(text).split(/ (?!(?:>|\.\.|\.\+)(?: |$))/)) {
    if (!isEmpty && line.length + 1 + word.length > COLUMNS) {
      lines.push(line);
      [line, isEmpty] = [rest, true];
    }
    while (line.length + word.length > COLUMNS && isEmpty) {
      const room = COLUMNS - line.length;
      lines.push(line + word.slice(0, room));
      [line, word] = [rest, word.slice(room)];
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line].map((one) => one.trimEnd());
}

/** Marks of a line that is typed, of one that goes on behind a blank, and of one that goes on without any. */
export const TYPED = { begins: '> ', afterBlank: '.. ', atOnce: '.+ ' } as const;

/** A line that is typed, exactly, in as many lines as it needs: what is put together again is what was meant. */
export function typedLines(command: string, indent: string): readonly string[] {
  const text = asciiTyped(command);
  const room = COLUMNS - indent.length - TYPED.atOnce.length;
  const lines: string[] = [];
  let [mark, left]: [string, string] = [TYPED.begins, text];
  while (left.length > room) {
    // A blank that stands alone: two would be taken for one.
    const blank = lastSingleBlank(left, room);
    lines.push(`${indent}${mark}${left.slice(0, blank ?? room)}`);
    left = left.slice(blank === undefined ? room : blank + 1);
    mark = blank === undefined ? TYPED.atOnce : TYPED.afterBlank;
  }
  return [...lines, `${indent}${mark}${left}`];
}

function lastSingleBlank(text: string, room: number): number | undefined {
  for (let at = room; at > room / 2; at -= 1)
    if (text[at] === ' ' && text[at - 1] !== ' ' && text[at + 1] !== ' ') return at;
  return undefined;
}

/** What is typed keeps each of its blanks. */
const asciiTyped = (command: string): string => command.split(' ').map(asciiLine).join(' ');

/** A list, an entry a paragraph. */
export const list = (entries: readonly string[], indent: string, mark = '- '): readonly string[] =>
  entries.flatMap((entry) => paragraph(entry, { first: `${indent}${mark}` }));

/** A title of a part of the sheet, with air before it. */
export const heading = (title: string): readonly string[] => [
  '',
  '',
  ...paragraph(title, { first: '' }),
  '-'.repeat(COLUMNS),
];

/** The bytes of a sheet: lines end as Notepad of those years wants them. */
export const pageOf = (lines: readonly string[]): string => lines.map((line) => `${line}\r\n`).join('');

/** A time as people read it from a watch: nobody looks twice within a minute. */
export const inMinutes = (seconds: number): string =>
  seconds <= 60 ? '1 minute' : `${Math.ceil(seconds / 60)} minutes`;

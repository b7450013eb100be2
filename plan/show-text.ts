/** Control and format characters, halves of a character, and separators of lines and paragraphs. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** What ends a line, whoever wrote it: Windows, Unix, old Macs, and Unicode's own. */
const LINE_END = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/g;

/** White space of any kind, in which a line end is no more than that. */
const SPACES = /\s+/gu;

const NAMED: Readonly<Record<string, string>> = { '\r': '\\r', '\n': '\\n', '\t': '\\t' };

/**
 * A text of which nothing can act on what shows it: control and format characters (ESC, OSC, CR, the ones that turn the
 * direction of writing or have no width) become visible, such as `\x1b` and `\u202e`. Line ends of a Windows server and
 * tabs stay what they are. Text that came from outside goes through it, or through `oneLine`, once, where it is shown.
 */
export const showText = (text: string): string =>
  text
    .replace(/\r\n/g, '\n')
    .replace(UNSEEN, (unseen) => (unseen === '\n' || unseen === '\t' ? unseen : escaped(unseen)));

/** The same, where one line is meant: line ends and runs of spaces are one space, and none stands at either end. */
export const oneLine = (text: string): string =>
  text.replace(LINE_END, ' ').replace(SPACES, ' ').trim().replace(UNSEEN, escaped);

/** Whether a text holds something that nobody sees: a control or format character, or half a character. */
export const hasUnseen = (text: string): boolean => text.search(UNSEEN) >= 0;

/** The beginning of a text, with how long it was where it is cut; no character is cut in two. */
export function shorten(text: string, characters: number): string {
  if (text.length <= characters) return text;
  const end = /[\uD800-\uDBFF]/.test(text.charAt(characters - 1)) ? characters - 1 : characters;
  return `${text.slice(0, end)}... (${text.length} characters)`;
}

function escaped(unseen: string): string {
  const code = unseen.codePointAt(0) ?? 0;
  if (NAMED[unseen] !== undefined) return NAMED[unseen];
  if (code < 0x100) return `\\x${code.toString(16).padStart(2, '0')}`;
  return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`;
}

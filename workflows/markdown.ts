import { oneLine } from '../plan/show-text.ts';

/** A word of which a page would make a link by itself. */
const LINK = /\S*(?::\/\/|www\.|mailto:|xmpp:|@)\S*/giu;

/** Signs that mean something wherever they stand in a line. */
const SIGNS = /[\\`*_[\]<>&~|$]/g;

/** Signs that mean something at the beginning of a line. */
const AT_THE_BEGINNING = /^([-+=#]|\d+(?=[.)]))/;

/**
 * A text as one line of Markdown that shows it and does nothing else: no heading, list, link, image, code or HTML comes of
 * it, whoever wrote it. What a page would make a link of by itself stands as code.
 */
export function markdownLine(text: string): string {
  const line = oneLine(text);
  const links = [...line.matchAll(LINK)].map(([link]) => link);
  const between = line.split(LINK);
  const marked = between.map((plain, index) => `${escapeSigns(plain)}${codeSpan(links[index])}`).join('');
  return marked
    .replace(AT_THE_BEGINNING, (sign) => (/\d/.test(sign) ? `${sign}\\` : `\\${sign}`))
    .replace(/(\s)(#+)$/, '$1\\$2');
}

const escapeSigns = (plain: string): string => plain.replace(SIGNS, '\\$&');

/** Fenced by more backticks than it holds, so that it ends where it is meant to. */
function codeSpan(code: string | undefined): string {
  if (code === undefined) return '';
  const longest = Math.max(0, ...[...code.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${code}${fence}` : `${fence} ${code} ${fence}`;
}

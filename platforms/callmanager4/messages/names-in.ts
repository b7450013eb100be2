import type { Alignment } from './align.ts';
import type { Token, Word } from './tokens.ts';

/** The name of a log that ends a message; its stop and what a person wrote after it do not belong to it. */
const LOG_FILE = /^[\s:"']*([^\s"'[\]<>][^"'[\]<>\r\n]*?\.(?:log|trc|txt))\b/i;

/** What stands in the text where the message has its places, by place; places that are not in the text are left out. */
export function namesIn(
  text: string,
  words: readonly Word[],
  tokens: readonly Token[],
  { filled, end }: Alignment,
): Readonly<Record<string, string>> {
  const names: Record<string, string> = {};
  for (const [index, { first, last }] of filled) {
    const token = tokens[index];
    if (token && 'place' in token) names[token.place] = tidy(text.slice(words[first - 1]?.end ?? 0, words[last]?.end));
  }
  const next = tokens[end.token + 1];
  if (next && 'place' in next && end.token + 2 === tokens.length) {
    const log = LOG_FILE.exec(text.slice(words[end.word]?.end))?.[1];
    if (log) names[next.place] = log;
  }
  return names;
}

/** From the end of the word before it, so that the folders of a path belong to the name. */
const tidy = (name: string): string => name.replace(/^[^\p{L}\p{N}]+/u, '').replace(/\s+/g, ' ');

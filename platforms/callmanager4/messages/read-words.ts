import { EVERYDAY_WORDS } from './everyday-words.ts';
import { INSTALLER_MESSAGES } from './installer-messages.ts';
import { tokensOf, wordsOf, type Word } from './tokens.ts';

/** A word of a text with the words of the table that it may stand for: itself, or those that one slip makes it of. */
export interface ReadWord extends Word {
  readonly readings: readonly string[];
}

/** Shorter words have too many neighbours, and tell too little. */
const LEAST_LETTERS = 3;

/** No word of the table is longer, a slip included; what is longer is no word, and is not turned over letter by letter. */
const MOST_LETTERS = 30;

const VOCABULARY: ReadonlySet<string> = new Set(
  INSTALLER_MESSAGES.flatMap(({ text }) => tokensOf(text).flatMap((token) => ('word' in token ? [token.word] : []))),
);

/** All that is left of a word when one letter is taken away. */
const shortened = (word: string): readonly string[] =>
  Array.from(word, (_, index) => word.slice(0, index) + word.slice(index + 1));

/** Words of the table by what is left of them without one of their letters. Figures are not spelt, so they are not misspelt. */
const BY_SHORTENED: ReadonlyMap<string, readonly string[]> = (() => {
  const words = new Map<string, string[]>();
  for (const word of VOCABULARY) {
    if (word.length < LEAST_LETTERS || /\d/.test(word)) continue;
    for (const rest of [word, ...shortened(word)]) words.set(rest, [...(words.get(rest) ?? []), word]);
  }
  return words;
})();

/** Whether one slip makes one word of the other: a letter more, less, or another one, or two that changed places. */
function isOneSlip(one: string, other: string): boolean {
  let begin = 0;
  while (begin < one.length && one[begin] === other[begin]) begin += 1;
  let end = 0;
  const shorter = Math.min(one.length, other.length);
  while (end < shorter - begin && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  const [left, right] = [one.slice(begin, one.length - end), other.slice(begin, other.length - end)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}

function readingsOf(word: string): readonly string[] {
  if (VOCABULARY.has(word) || EVERYDAY_WORDS.has(word) || word.length < LEAST_LETTERS - 1 || word.length > MOST_LETTERS)
    return [word];
  const near = [word, ...shortened(word)].flatMap((rest) => BY_SHORTENED.get(rest) ?? []);
  const readings = [...new Set(near)].filter((candidate) => isOneSlip(word, candidate));
  return readings.length > 0 ? readings : [word];
}

/** The words of a text, at most so many, as the table knows them. */
export const readWords = (text: string, most: number): readonly ReadWord[] =>
  wordsOf(text)
    .slice(0, most)
    .map((word) => ({ ...word, readings: readingsOf(word.word) }));

import type { ReadWord } from './read-words.ts';
import type { WeighedToken } from './word-weights.ts';

/** The best way to lay a message along a text. Ends of either may hang over for nothing. */
export interface Alignment {
  /** Weight of the words found in their order, less what lies between them and does not belong there. */
  readonly gain: number;
  /** Weight of the words found. */
  readonly found: number;
  /** How many words were found. */
  readonly count: number;
  /** First and last word of the text that fill a place, by the place's token. */
  readonly filled: ReadonlyMap<number, { readonly first: number; readonly last: number }>;
  /** Token and word with which it ends. */
  readonly end: { readonly token: number; readonly word: number };
}

/** A word of the text that the message lacks. */
const EXTRA = 5;

/** A word in a place: nearly nothing, so that a name costs nothing that matters and noise is not taken for a name. */
const NAME = 1;

/** A word of the message that the text lacks costs half of what it would have told, a rare one no more than this. */
const MOST_OF_A_MISSING = 12;
const missing = (weight: number): number => Math.min(Math.ceil(weight / 2), MOST_OF_A_MISSING);

/** Gains of all alignments that end at a token and a word, row by row, with a row and a column of nothing before them. */
interface Matrix {
  readonly tokens: readonly WeighedToken[];
  readonly words: readonly ReadWord[];
  readonly width: number;
  readonly gains: Int32Array;
}

/** Smith and Waterman's local alignment over words, with places that take any number of them. */
export function align(tokens: readonly WeighedToken[], words: readonly ReadWord[]): Alignment {
  const width = words.length + 1;
  const matrix: Matrix = { tokens, words, width, gains: new Int32Array((tokens.length + 1) * width) };
  let best = 0;
  for (const [index, token] of tokens.entries()) {
    for (let word = 0; word < words.length; word += 1) {
      const here = (index + 1) * width + word + 1;
      const gain = gainOf(matrix, index, word);
      matrix.gains[here] = gain;
      if ('word' in token && gain > gainAt(matrix, best)) best = here;
    }
  }
  return trace(matrix, best);
}

const gainAt = ({ gains }: Matrix, here: number): number => gains[here] ?? 0;

/** The best way to a place: a word found, a word of the message that is missing, or a word of the text too many. */
function gainOf(matrix: Matrix, index: number, word: number): number {
  const token = matrix.tokens[index];
  const here = (index + 1) * matrix.width + word + 1;
  const above = gainAt(matrix, here - matrix.width);
  const left = gainAt(matrix, here - 1);
  if (!token || 'place' in token) return Math.max(0, above, left - NAME);
  const worth = worthAt(matrix, index, word);
  const found = worth === 0 ? 0 : gainAt(matrix, here - matrix.width - 1) + worth;
  return Math.max(0, found, above - missing(token.weight), left - EXTRA);
}

/** Token and word whose gain stands there. */
const placeOf = ({ width }: Matrix, here: number): { readonly index: number; readonly word: number } => ({
  index: Math.floor(here / width) - 1,
  word: (here % width) - 1,
});

/** What a word of the text tells at a token of the message: nothing where they differ. */
function worthAt({ tokens, words }: Matrix, index: number, word: number): number {
  const token = tokens[index];
  if (!token || 'place' in token || !words[word]?.readings.includes(token.word)) return 0;
  const previous = tokens[index - 1];
  const inARow = previous !== undefined && 'word' in previous && words[word - 1]?.readings.includes(previous.word);
  return token.weight + (inARow ? token.withPrevious : 0);
}

/** Walks back from the end of the best alignment, and reads off what was found and what fills the places. */
function trace(matrix: Matrix, best: number): Alignment {
  const filled = new Map<number, { first: number; last: number }>();
  let [found, count] = [0, 0];
  let here = best;
  while (gainAt(matrix, here) > 0) {
    const { index, word } = placeOf(matrix, here);
    const [gain, above] = [gainAt(matrix, here), gainAt(matrix, here - matrix.width)];
    const token = matrix.tokens[index];
    const worth = worthAt(matrix, index, word);
    if (!token || 'place' in token) {
      if (gain !== above) filled.set(index, { first: word, last: filled.get(index)?.last ?? word });
      here -= gain === above ? matrix.width : 1;
    } else if (worth > 0 && gain === gainAt(matrix, here - matrix.width - 1) + worth) {
      [found, count] = [found + worth, count + 1];
      here -= matrix.width + 1;
    } else {
      here -= gain === above - missing(token.weight) ? matrix.width : 1;
    }
  }
  const { index, word } = placeOf(matrix, best);
  return { gain: gainAt(matrix, best), found, count, filled, end: { token: index, word } };
}

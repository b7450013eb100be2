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

/** A word of the message that the text lacks costs half of what it would have told. */
const missing = (weight: number): number => Math.ceil(weight / 2);

/** Smith and Waterman's local alignment over words, with places that take any number of them. */
export function align(tokens: readonly WeighedToken[], words: readonly string[]): Alignment {
  const width = words.length + 1;
  const gains = new Int32Array((tokens.length + 1) * width);
  let best = 0;
  for (const [index, token] of tokens.entries()) {
    for (let word = 1; word < width; word += 1) {
      const here = (index + 1) * width + word;
      const above = gains[here - width]!;
      const left = gains[here - 1]!;
      if ('place' in token) {
        gains[here] = Math.max(0, above, left - NAME);
        continue;
      }
      const worth = worthAt(tokens, index, words, word - 1);
      const found = worth === 0 ? 0 : gains[here - width - 1]! + worth;
      gains[here] = Math.max(0, found, above - missing(token.weight), left - EXTRA);
      if (gains[here] > gains[best]!) best = here;
    }
  }
  return trace(tokens, words, { gains, width, best });
}

/** What a word of the text tells at a token of the message: nothing where they differ. */
function worthAt(tokens: readonly WeighedToken[], index: number, words: readonly string[], word: number): number {
  const token = tokens[index]!;
  if (!('word' in token) || token.word !== words[word]) return 0;
  const previous = tokens[index - 1];
  const inARow = previous !== undefined && 'word' in previous && previous.word === words[word - 1];
  return token.weight + (inARow ? token.withPrevious : 0);
}

interface Matrix {
  readonly gains: Int32Array;
  readonly width: number;
  /** Where the best alignment ends. */
  readonly best: number;
}

/** Walks back from the end of the best alignment, and reads off what was found and what fills the places. */
function trace(tokens: readonly WeighedToken[], words: readonly string[], { gains, width, best }: Matrix): Alignment {
  const filled = new Map<number, { first: number; last: number }>();
  let [found, count] = [0, 0];
  let here = best;
  while (gains[here]! > 0) {
    const index = Math.floor(here / width) - 1;
    const word = (here % width) - 1;
    const token = tokens[index]!;
    const above = gains[here - width]!;
    if ('place' in token) {
      const skipped = gains[here] === above;
      if (!skipped) filled.set(index, { first: word, last: filled.get(index)?.last ?? word });
      here -= skipped ? width : 1;
      continue;
    }
    const worth = worthAt(tokens, index, words, word);
    if (worth > 0 && gains[here] === gains[here - width - 1]! + worth) {
      [found, count] = [found + worth, count + 1];
      here -= width + 1;
    } else {
      here -= gains[here] === above - missing(token.weight) ? width : 1;
    }
  }
  const end = { token: Math.floor(best / width) - 1, word: (best % width) - 1 };
  return { gain: gains[best]!, found, count, filled, end };
}

import { EVERYDAY_WORDS } from './everyday-words.ts';
import { INSTALLER_MESSAGES } from './installer-messages.ts';
import { tokensOf, type Token } from './tokens.ts';

/** What a word weighs that stands in so many messages at most: whole numbers, so that every machine reckons alike. */
const RARITY = [
  { upTo: 1, weight: 40 },
  { upTo: 2, weight: 34 },
  { upTo: 4, weight: 26 },
  { upTo: 8, weight: 18 },
  { upTo: 16, weight: 10 },
  { upTo: 30, weight: 4 },
] as const;

/** Of a word that stands in more messages than that. */
const COMMON = 1;

/** Of a word that any installer says of anything, and of a single letter or figure: it counts, and decides nothing. */
const EVERYDAY = 2;

/** Of a word of a text that no message has. */
const STRANGE = 8;

/** Two words in a row tell more than the two alone, but a rare pair of common words is soon there by chance. */
const PAIR = 1 / 4;

/** A token with what it tells of the message it comes from. */
export type WeighedToken =
  | { readonly place: string }
  /** `withPrevious`: what it tells on top where it follows the word that it follows in the message. */
  | { readonly word: string; readonly weight: number; readonly withPrevious: number };

const isEveryday = (token: Token | undefined): boolean =>
  token !== undefined && 'word' in token && EVERYDAY_WORDS.has(token.word);

/** Two words in a row that tell something together; two everyday ones stand in a row everywhere. */
const pairOf = (tokens: readonly Token[], index: number): string | undefined => {
  const [previous, token] = [tokens[index - 1], tokens[index]];
  if (isEveryday(previous) && isEveryday(token)) return undefined;
  return previous && 'word' in previous && token && 'word' in token ? `${previous.word} ${token.word}` : undefined;
};

/** In how many messages each word and each pair stands. */
const countMessages = (): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { text } of INSTALLER_MESSAGES) {
    const tokens = tokensOf(text);
    const features = tokens.flatMap((token, index) => ('word' in token ? [token.word, pairOf(tokens, index)] : []));
    for (const feature of new Set(features)) if (feature) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  }
  return counts;
};

const COUNTS = countMessages();

const rarity = (feature: string): number => {
  const count = COUNTS.get(feature) ?? 0;
  return RARITY.find(({ upTo }) => count <= upTo)?.weight ?? COMMON;
};

const weightOf = (word: string): number => {
  if (EVERYDAY_WORDS.has(word) || word.length === 1) return EVERYDAY;
  return COUNTS.has(word) ? rarity(word) : STRANGE;
};

/** Weighs words by their rarity: 40 for one that a single message has, 1 for one of nearly all. */
export const weighed = (tokens: readonly Token[]): readonly WeighedToken[] =>
  tokens.map((token, index) => {
    if ('place' in token) return token;
    const pair = pairOf(tokens, index);
    return {
      word: token.word,
      weight: weightOf(token.word),
      withPrevious: pair === undefined || !COUNTS.has(pair) ? 0 : Math.floor(rarity(pair) * PAIR),
    };
  });

/** What all of them weigh together. */
export const sumOf = (tokens: readonly WeighedToken[]): number =>
  tokens.reduce((sum, token) => sum + ('word' in token ? token.weight + token.withPrevious : 0), 0);

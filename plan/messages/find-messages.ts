import { align } from './align.ts';
import type { InstallerMessage } from './installer-message.ts';
import { INSTALLER_MESSAGES } from './installer-messages.ts';
import { namesIn } from './names-in.ts';
import { tokensOf, wordsOf } from './tokens.ts';
import { sumOf, weighed } from './word-weights.ts';
import type { WeighedToken } from './word-weights.ts';

/** A message that the text on a screen may be. */
export interface MatchedMessage {
  readonly message: InstallerMessage;
  /** Share of the text that the message accounts for, 0 to 1: the better the higher. */
  readonly score: number;
  /** Share of the message that stands in the text, 0 to 1. */
  readonly share: number;
  /** What the screen named, by the place of the message in which it stood (MSG-03). */
  readonly named: Readonly<Record<string, string>>;
}

/** A message is found by this share of its weight ... */
const ENOUGH_SHARE = 0.3;

/** ... or by words of this weight in all, however long it is; whatever it is, by no less than the least. */
const ENOUGH_WEIGHT = 150;
const LEAST_WEIGHT = 32;

/** What explains less of the text than this share of the best is no second opinion. */
const NEAR_THE_BEST = 0.6;

/** A window never holds more words; what a person adds to it beyond that is not looked at. */
const MOST_WORDS = 400;

interface Pattern {
  readonly message: InstallerMessage;
  readonly tokens: readonly WeighedToken[];
  readonly weight: number;
}

const patternOf = (message: InstallerMessage): Pattern => {
  const tokens = weighed(tokensOf(message.text));
  return { message, tokens, weight: sumOf(tokens) };
};

const PATTERNS = INSTALLER_MESSAGES.map(patternOf);

/**
 * The messages of S2's Table 6 that a text may be, best first; none where none fits (MSG-02, MSG-04). Case, stops,
 * line ends, names in the places of the message, a missing half and words around it do not matter.
 */
export function findMessages(text: string): readonly MatchedMessage[] {
  const words = wordsOf(text).slice(0, MOST_WORDS);
  const plain = words.map(({ word }) => word);
  const candidates = PATTERNS.map((pattern) => ({ pattern, found: align(pattern.tokens, plain) }))
    .filter(({ pattern, found }) => isEnough(pattern, found))
    .map((candidate) => ({ ...candidate, share: candidate.found.found / candidate.pattern.weight }))
    .sort((one, other) => other.found.gain - one.found.gain || other.share - one.share);
  const best = candidates[0]?.found.gain ?? 0;
  const whole = sumOf(weighed(words));
  return candidates
    .filter(({ found }) => found.gain >= best * NEAR_THE_BEST)
    .map(({ pattern, found, share }) => ({
      message: pattern.message,
      score: found.gain / whole,
      share,
      named: namesIn(text, words, pattern.tokens, found),
    }));
}

const isEnough = (pattern: Pattern, { gain, count }: { readonly gain: number; readonly count: number }): boolean =>
  count > 1 && gain >= Math.max(LEAST_WEIGHT, Math.min(pattern.weight * ENOUGH_SHARE, ENOUGH_WEIGHT));

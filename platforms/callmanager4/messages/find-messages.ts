import { align, type Alignment } from './align.ts';
import type { InstallerMessage } from './installer-message.ts';
import { INSTALLER_MESSAGES } from './installer-messages.ts';
import { namesIn } from './names-in.ts';
import { tokensOf, wordsOf, type Word } from './tokens.ts';
import { sumOf, weighed, type WeighedToken } from './word-weights.ts';

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

/** ... or by words of this weight in all, however long it is ... */
const ENOUGH_WEIGHT = 150;

/** ... or where it accounts for nearly all of the text, and that is more than a turn of phrase. */
const ENOUGH_SCORE = 0.9;
const ENOUGH_WORDS = 4;

/** Below this weight words are there by chance, whatever share they are. */
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
  const whole = sumOf(weighed(words));
  const candidates = PATTERNS.map((pattern) => candidateOf(pattern, words, whole)).sort(
    (one, other) => other.found.gain - one.found.gain || other.share - one.share,
  );
  const best = candidates[0];
  if (!best || !isEnough(best)) return [];
  return candidates
    .filter((candidate) => isEnough(candidate) && candidate.found.gain >= best.found.gain * NEAR_THE_BEST)
    .map(({ pattern: { message, tokens }, found, score, share }) => ({
      message,
      score,
      share,
      named: namesIn(text, words, tokens, found),
    }));
}

interface Candidate {
  readonly pattern: Pattern;
  readonly found: Alignment;
  readonly score: number;
  readonly share: number;
}

const candidateOf = (pattern: Pattern, words: readonly Word[], whole: number): Candidate => {
  const found = align(
    pattern.tokens,
    words.map(({ word }) => word),
  );
  return { pattern, found, score: whole === 0 ? 0 : found.gain / whole, share: found.found / pattern.weight };
};

/** Unknown stays unknown: where even the best is not enough, a lesser one is not offered in its place. */
const isEnough = ({ pattern, found, score }: Candidate): boolean =>
  found.count > 1 &&
  found.gain >= LEAST_WEIGHT &&
  ((score >= ENOUGH_SCORE && found.count >= ENOUGH_WORDS) ||
    found.gain >= Math.min(pattern.weight * ENOUGH_SHARE, ENOUGH_WEIGHT));

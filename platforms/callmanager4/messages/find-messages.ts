import { align, type Alignment } from './align.ts';
import type { InstallerMessage } from './installer-message.ts';
import { INSTALLER_MESSAGES } from './installer-messages.ts';
import { namesIn } from './names-in.ts';
import { readWords, type ReadWord } from './read-words.ts';
import { tokensOf } from './tokens.ts';
import { sumOf, weighed, type WeighedToken } from './word-weights.ts';

/** A message that the text on a screen may be. */
export interface MatchedMessage {
  readonly message: InstallerMessage;
  /** How sure it is, `ENOUGH` to 1; it means the same for a long text and a short one. */
  readonly score: number;
  /** Share of the message that stands in the text, 0 to 1. */
  readonly share: number;
  /** What the screen named, by the place of the message in which it stood (MSG-03). */
  readonly named: Readonly<Record<string, string>>;
}

/** What scores less is not found: one threshold for all texts. */
export const ENOUGH = 0.6;

/** A message that stands in a text as a whole is found, whatever a person writes around it. */
const WHOLE_AMONG_OTHER_WORDS = 0.75;

/** Words of less weight are there by chance, whatever share they are, unless nearly the whole message is there. */
const LEAST_WEIGHT = 32;
const NEARLY_WHOLE = 0.75;

/** What explains less of the text than this share of the best is no second opinion. */
const NEAR_THE_BEST = 0.6;

/** A window never holds more; what a person adds to it beyond that is not looked at. */
const MOST_CHARACTERS = 20_000;
const MOST_WORDS = 400;

/** A name is no longer, in words; a list of services has some. At the end of a text nothing says where it ends. */
const MOST_WORDS_OF_A_NAME = 12;
const MOST_WORDS_OF_THE_LAST_NAME = 5;

interface Pattern {
  readonly message: InstallerMessage;
  readonly tokens: readonly WeighedToken[];
  readonly weight: number;
  /** What each of its words weighs, all its places taken together. */
  readonly worth: ReadonlyMap<string, number>;
}

const PATTERNS = INSTALLER_MESSAGES.map((message): Pattern => {
  const tokens = weighed(tokensOf(message.text));
  const worth = new Map<string, number>();
  for (const token of tokens) {
    if ('word' in token) worth.set(token.word, (worth.get(token.word) ?? 0) + token.weight + token.withPrevious);
  }
  return { message, tokens, weight: sumOf(tokens), worth };
});

/**
 * The messages of S2's Table 6 that a text may be, best first; none where none fits (MSG-02, MSG-04). Case, stops,
 * line ends, a slip in a word, names in the places of the message, a missing half and words around it do not matter.
 */
export function findMessages(text: string): readonly MatchedMessage[] {
  const words = readWords(text.slice(0, MOST_CHARACTERS), MOST_WORDS);
  const candidates = candidatesFor(words).sort(
    (one, other) => other.found.gain - one.found.gain || other.score - one.score,
  );
  const most = candidates[0]?.found.gain ?? 0;
  let surest = 1;
  return candidates
    .filter(({ found }) => found.gain >= most * NEAR_THE_BEST)
    .map(({ pattern: { message, tokens }, found, score, share }) => {
      // What explains less of the text is no surer than what explains more of it.
      surest = Math.min(surest, score);
      return { message, score: surest, share, named: namesIn(text, words, tokens, found) };
    });
}

interface Candidate {
  readonly pattern: Pattern;
  readonly found: Alignment;
  readonly score: number;
  readonly share: number;
}

/** Laid along the text are only messages of which enough words are in it, in whatever order; the likeliest first. */
function candidatesFor(words: readonly ReadWord[]): Candidate[] {
  const known = new Set(words.flatMap(({ readings }) => readings));
  const weights = weighed(words);
  const candidates: Candidate[] = [];
  let best = 0;
  for (const { pattern, most } of likeliestFirst(known)) {
    if (most < best * NEAR_THE_BEST) break;
    const candidate = candidateOf(pattern, words, weights);
    if (!isEnough(candidate)) continue;
    candidates.push(candidate);
    best = Math.max(best, candidate.found.gain);
  }
  return candidates;
}

const isEnough = ({ found: { gain, count }, share, score }: Candidate): boolean =>
  score >= ENOUGH && count > 1 && (gain >= LEAST_WEIGHT || share >= NEARLY_WHOLE);

/** Messages that may be found by their words, with the most that an alignment can gain. */
const likeliestFirst = (known: ReadonlySet<string>): readonly { pattern: Pattern; most: number }[] =>
  PATTERNS.map((pattern) => ({
    pattern,
    most: [...known].reduce((sum, word) => sum + (pattern.worth.get(word) ?? 0), 0),
  }))
    .filter(({ pattern: { weight }, most }) => most / weight >= 2 * ENOUGH - 1)
    .sort((one, other) => other.most - one.most);

function candidateOf(pattern: Pattern, words: readonly ReadWord[], weights: readonly WeighedToken[]): Candidate {
  const found = align(pattern.tokens, words);
  const ofTheMessage = found.gain / pattern.weight;
  const ofTheText = found.gain / Math.max(found.gain, sumOf(weights) - weightOfNames(found, pattern.tokens, weights));
  const score = Math.max((ofTheMessage + ofTheText) / 2, ofTheMessage * WHOLE_AMONG_OTHER_WORDS);
  return { pattern, found, score, share: found.found / pattern.weight };
}

/** What fills a place is explained by it, as far as it can be a name. */
function weightOfNames({ filled, end }: Alignment, tokens: readonly WeighedToken[], weights: readonly WeighedToken[]) {
  const next = tokens[end.token + 1];
  const last = next && 'place' in next ? weights.slice(end.word + 1).slice(0, MOST_WORDS_OF_THE_LAST_NAME) : [];
  const names = [...filled.values()].map(({ first, last: until }) => weights.slice(first, until + 1));
  return [...names, last].reduce((sum, name) => sum + sumOf(name.slice(0, MOST_WORDS_OF_A_NAME)), 0);
}

import type { SecretRule } from '../../plan/platform/typed-secret.ts';
import type { RequirementId } from './types/requirement.ts';

/** Longest phrase, in characters (PWD-07). */
const LONGEST_PHRASE = 15;

/**
 * What a phrase may hold beside letters and digits: the list that both places of S2 have. The vertical bar stands in one
 * of them only (PWD-08), and the backslash before the dollar sign is an artefact of printing: each stands for itself.
 */
const SPECIAL = '{}.<>:?/\\`~!@$^&*()_-+';

/** So many places of wrong characters are told. */
const TOLD = 5;

/** What is asked of a value, and what is said of it: never a character of it, nor how long it is. */
const rule = (
  text: string,
  source: readonly RequirementId[],
  judge: SecretRule['judge'],
  toDo: string,
): SecretRule => ({ rule: text, source, judge, toDo });

/** Where characters stand that are not taken, counted from 1 as people count; null where none does. */
function placesOf(value: string, isWrong: (character: string) => boolean): string | null {
  const places = [...value].flatMap((character, index) => (isWrong(character) ? [index + 1] : []));
  if (places.length === 0) return null;
  const more = places.length > TOLD ? ' and more' : '';
  return `${places.length === 1 ? 'character' : 'characters'} ${places.slice(0, TOLD).join(', ')}${more}`;
}

export const NOT_EMPTY = (source: readonly RequirementId[]): SecretRule =>
  rule(
    'not empty',
    source,
    (value) => (value === '' ? 'it is empty, and the installer goes no further without' : null),
    'give it a value, on the servers and where it lies',
  );

export const ALPHANUMERIC: SecretRule = rule(
  'letters A to Z, a to z and digits only',
  ['PWD-02'],
  (value) => {
    const places = placesOf(value, (character) => !/^[A-Za-z0-9]$/.test(character));
    return places === null ? null : `${places}: neither an English letter nor a digit`;
  },
  'change the password on every server, log off and on again, and put the new one where it lies',
);

/** No document says which characters are taken (CFG-06); those that nobody can type in one line are ours. */
export const ANY_CHARACTERS: SecretRule = rule(
  'no rule about its characters is known: it is taken as it is, as long as it can be typed',
  ['CFG-06'],
  (value) => {
    const places = placesOf(value, (character) => /^[\p{Cc}\p{Cf}]$/u.test(character));
    return places === null ? null : `${places}: nobody can see or type it`;
  },
  'write it anew, in one line',
);

/** The rules of the Private Password Phrase. */
export const OF_THE_PHRASE: readonly SecretRule[] = [
  rule(
    `1 to ${LONGEST_PHRASE} characters`,
    ['PWD-07', 'CFG-08'],
    (value) => {
      if (value === '') return 'it is empty, and the installer goes no further without';
      return [...value].length > LONGEST_PHRASE ? `it has more than ${LONGEST_PHRASE} characters` : null;
    },
    'take a phrase of the right length; where the cluster has one already, ask whoever entered it',
  ),
  rule(
    `English letters, digits and ${[...SPECIAL].join(' ')}`,
    ['PWD-07'],
    (value) => {
      const places = placesOf(value, (character) => character !== '|' && !isInPhrase(character));
      return places === null ? null : `${places}: not in the list of the installer`;
    },
    'take a phrase of these characters; where the cluster has one already, ask whoever entered it',
  ),
  rule(
    'no vertical bar: S2 has it in one of its two lists only, and nobody knows whether it is taken',
    ['PWD-08'],
    (value) => {
      const places = placesOf(value, (character) => character === '|');
      return places === null ? null : `${places}: a vertical bar`;
    },
    'take a phrase without it',
  ),
];

const isInPhrase = (character: string): boolean => /^[A-Za-z0-9]$/.test(character) || SPECIAL.includes(character);

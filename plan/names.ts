import { hasUnseen } from './show-text.ts';

/** A name as it is written down: composed characters, one space between words, none at its ends. */
export const tidyName = (name: string): string => name.normalize('NFC').replace(/\s+/gu, ' ').trim();

/**
 * What two spellings of one name have in common: capitals and composed characters do not tell people apart, nor does the
 * width of a space. The language of the machine plays no part: dotted and dotless i are one letter, and so are ß and ss.
 */
export const nameKey = (name: string): string => foldCase(tidyName(name));

/** What two names have in common that look the same: width, ligatures, invisible characters and other alphabets. */
export function visibleNameKey(name: string): string {
  const seen = name.normalize('NFKC').replace(/\p{Default_Ignorable_Code_Point}/gu, '');
  return foldCase([...tidyName(seen)].map((letter) => LATIN.get(letter) ?? letter).join(''));
}

/** Why a text can be nobody's name, or null: what nobody sees cannot be compared by eye. */
export const unfitName = (name: string): string | null =>
  hasUnseen(name) || /\p{Default_Ignorable_Code_Point}/u.test(name) ? 'holds characters that nobody sees' : null;

/** Down, up and down again: only so does every letter meet all of its capitals (ß and ẞ, ς and σ). */
const foldCase = (text: string): string =>
  text
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .replace(/i\u0307/gu, 'i')
    .normalize('NFC');

/** Letters of other alphabets that are drawn as a Latin one, each row with the Latin letters under it. */
const LOOK_ALIKES: readonly (readonly [string, string])[] = [
  ['АВЕЅІЈКМНОРСТУХаеіјорсухѕԁһԛԝӏ', 'ABESIJKMHOPCTYXaeijopcyxsdhqwl'],
  ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονϲ', 'ABEZHIKMNOPTYXovc'],
  ['ՕՍոսօ', 'OUnuo'],
];

const LATIN: ReadonlyMap<string, string> = new Map(
  LOOK_ALIKES.flatMap(([drawn, latin]) => [...drawn].map((letter, at) => [letter, latin.charAt(at)] as const)),
);

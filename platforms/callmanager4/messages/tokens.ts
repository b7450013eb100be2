/** A word of a message, or a place that the installer fills with a name of the moment. */
export type Token = { readonly word: string } | { readonly place: string };

/** A word as it is compared, and where it stands in the text that was asked about. */
export interface Word {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** `[X]`, `[servername]`, `<list of services>`; the `{ } . < > :` of the phrase's characters is none. */
const PLACE = /(\[[a-z]+\]|<[a-z][a-z ]*>)/i;

const WORD = /[\p{L}\p{N}]+/gu;

/** Folders of a path up to its file: the same ones are named in many a window, so they tell nothing; a path may be broken over two lines. */
const FOLDERS = /\b[a-z]:\\(?:[^\\/:*?"<>|]{1,60}\\)*/gi;

/**
 * Letters and digits alone, in lower case and without the folders of paths: line ends, quotes and stops are where they
 * like in what people type.
 */
export const wordsOf = (text: string): readonly Word[] =>
  [...text.replace(FOLDERS, (folders) => ' '.repeat(folders.length)).matchAll(WORD)].map((match) => ({
    word: match[0].toLowerCase(),
    start: match.index,
    end: match.index + match[0].length,
  }));

/** Words and places of a message of the table, in their order (MSG-03). */
export const tokensOf = (text: string): readonly Token[] =>
  text
    .split(PLACE)
    .flatMap((piece): readonly Token[] =>
      PLACE.test(piece) ? [{ place: piece }] : wordsOf(piece).map(({ word }) => ({ word })),
    );

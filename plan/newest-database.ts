import { placeholder } from './command-words.ts';

/** Stands in commands and instructions where the database's name is only known at the time of the work. */
export const NEWEST_DATABASE = placeholder('newest CCM03nn', 'newest database');

/** Puts the name into a text, where what was seen tells it; else the text goes on asking for it (VFY-06). */
export const nameNewestDatabase = (text: string, seen: string): string =>
  text.replaceAll(NEWEST_DATABASE, /\bCCM0\d{3}\b/.exec(seen)?.[0] ?? NEWEST_DATABASE);

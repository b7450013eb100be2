import { placeholder } from './command-words.ts';

/** Stands in commands and instructions where the database's name is only known at the time of the work. */
export const NEWEST_DATABASE = placeholder('newest CCM03nn', 'newest database');

/** `CCM0300`: the form of the names that CallManager gives its databases (DAT-09). */
export const DATABASE_NAME = /^CCM0\d{3}$/i;

/** The newest of some databases: their names count up with each upgrade (DAT-06). Other names are passed over. */
export const newestDatabaseOf = (names: readonly string[]): string | undefined =>
  names
    .filter((name) => DATABASE_NAME.test(name))
    .map((name) => name.toUpperCase())
    .toSorted()
    .at(-1);

/** What an upgrade makes of the name of a database: it counts it up by one (DAT-06). */
export const nextDatabase = (name: string): string => `CCM0${String(Number(name.slice(4)) + 1).padStart(3, '0')}`;

/** Quotes a word for the shell when it needs it: prompt ids carry `#`, values may carry blanks. */
export const shellWord = (word: string): string =>
  /^[\w./:@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;

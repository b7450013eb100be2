/** What fingers do to a word: two letters change places, one is left out, one comes twice, or its neighbour is hit. */
export const TYPING_ERRORS = ['swap', 'drop', 'double', 'neighbour'] as const;
export type TypingError = (typeof TYPING_ERRORS)[number];

/** Rows of a keyboard: a finger that misses hits the key to the right, at the end of a row the one to the left. */
const KEYS = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

function neighbourOf(letter: string): string {
  const row = KEYS.find((keys) => keys.includes(letter.toLowerCase())) ?? '';
  const at = row.indexOf(letter.toLowerCase());
  return row[at + 1] ?? row[at - 1] ?? letter;
}

/** The word with one typing error at a letter; the word as it is where the error cannot be made there. */
export function mistyped(word: string, error: TypingError, at: number): string {
  const [before, letter, after] = [word.slice(0, at), word[at] ?? '', word.slice(at + 1)];
  switch (error) {
    case 'swap':
      return `${before}${after.slice(0, 1)}${letter}${after.slice(1)}`;
    case 'drop':
      return before + after;
    case 'double':
      return before + letter + letter + after;
    case 'neighbour':
      return before + neighbourOf(letter) + after;
  }
}

/** Where the words of a text stand. */
const wordsIn = (text: string): readonly RegExpExecArray[] => [...text.matchAll(/[A-Za-z0-9]{2,}/g)];

/** A text with one word misspelt. */
export interface Misspelt {
  readonly text: string;
  readonly word: string;
  readonly error: TypingError;
}

/** Each word of the text misspelt in each way, one at a time; the letter moves on from word to word. */
export const misspellings = (text: string): readonly Misspelt[] =>
  wordsIn(text).flatMap((match, index) =>
    TYPING_ERRORS.map((error) => {
      const [word, start] = [match[0], match.index];
      const wrong = mistyped(word, error, index % word.length);
      return { text: text.slice(0, start) + wrong + text.slice(start + word.length), word, error };
    }),
  );

/** What an engineer in a hurry types of a message: small letters, no stops, no articles, and the short names of things. */
export const inAHurry = (text: string): string =>
  text
    .toLowerCase()
    .replace(/cisco callmanager/g, 'callmanager')
    .replace(/administrator/g, 'admin')
    .replace(/\b(?:the|a|an|please|that)\b/g, ' ')
    .replace(/[.,:;!?"'“”]+(?=\s|$)|["'“”()]/g, ' ')
    .replace(/ +/g, ' ')
    .trim();

/** The first half of a text by its words. */
export const firstHalf = (text: string): string => {
  const words = text.split(' ');
  return words.slice(0, Math.ceil(words.length / 2)).join(' ');
};

/** A message with plain names in its places. */
export const filledIn = (text: string): string =>
  text
    .replace('<list of services>', 'Kestrel Watch, Norton AntiVirus Server')
    .replace('<name of executable>', 'sqlsp4.exe')
    .replace('<BUILDVERSION>', '4.2(0.281)')
    .replace('<JREVERSION>', '1.4.2_05')
    .replace('<JRELOCATION>', 'C:\\Program Files\\JavaSoft\\JRE')
    .replace('<MinOSVersion>', '2000.4.2sr2')
    .replace('<MinOSBaseVersion>', '2000.2.6')
    .replace(
      /<log file name>|\[x\]|(?<=log file )\[[XYZz]\]/g,
      'C:\\Program Files\\Common Files\\Cisco\\Logs\\CCMInstUI.log',
    )
    .replace(/<server name>|\[servername\]/g, 'CM-PUB')
    .replace('[username]', 'Administrator')
    .replace('password of [X]', 'password of Administrator')
    .replace('server name [X]', 'server name CM-PUB')
    .replace('publisher [Y]', 'publisher CM-PUB')
    .replace('IP address [Y]', 'IP address 10.1.2.3')
    .replace('[Z]', 'OLD-PUB');

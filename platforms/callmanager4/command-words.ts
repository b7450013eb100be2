import { NothingSentError } from '../../plan/platform/fence.ts';

declare const isCommandWord: unique symbol;

/** A text that may stand in a command line: made by `commandWord` alone, so that the compiler keeps out every other one. */
export type CommandWord = string & { readonly [isCommandWord]: true };

/** What stands in a command line, by what may be in it. */
export type WordKind = 'server' | 'address' | 'database' | 'service' | 'comment' | 'word of a name file';

interface WordRule {
  /** In the middle of a sentence. */
  readonly called: string;
  readonly allowed: RegExp;
  /** What is allowed, for whoever has to mend it. */
  readonly words: string;
}

/**
 * Only ASCII, so no invisible or full-width sign, and none that a code page turns into a quote. No sign that cmd,
 * PowerShell or osql reads: & | < > ^ % ! " ' ` ( ) ; , = @ and line ends are missing, and a word never begins like a switch.
 * Key names of services do hold `$` (`MSSQL$CRS`), blanks, `+`, `.` and `_`: they always stand in quotes, where cmd reads
 * none of these. PowerShell would read the `$`, but takes no line of ours: `if not exist` is no sentence of its language.
 */
export const WORD_RULES: Readonly<Record<WordKind, WordRule>> = {
  server: {
    called: 'computer name',
    allowed: /^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,13}[A-Za-z0-9])?$/,
    words: 'at most 15 letters, digits, - and _',
  },
  address: {
    called: 'address',
    allowed: /^[A-Za-z0-9](?:[A-Za-z0-9.:-]{0,61}[A-Za-z0-9])?$/,
    words: 'letters, digits, and . : - between them',
  },
  database: { called: 'database of CallManager', allowed: /^CCM0\d{3}$/, words: 'CCM0 and three digits' },
  service: {
    called: 'key name of a service',
    allowed: /^[A-Za-z0-9_](?:[A-Za-z0-9 $+._-]{0,78}[A-Za-z0-9$+._])?$/,
    words: 'at most 80 letters, digits, blanks, and $ + . _ -',
  },
  'word of a name file': {
    called: 'word of HOSTS or LMHOSTS',
    allowed: /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,126}[A-Za-z0-9])?$/,
    words: 'at most 128 letters, digits, and . - _ between them',
  },
  comment: {
    called: 'comment',
    allowed: /^[A-Za-z0-9][A-Za-z0-9 /._-]{0,126}$/,
    words: 'at most 127 letters, digits, blanks, and / . _ -',
  },
};

/** A text as a word of a command line; undefined where it holds anything that is not allowed there. */
export const asCommandWord = (kind: WordKind, text: unknown): CommandWord | undefined =>
  typeof text === 'string' && WORD_RULES[kind].allowed.test(text) ? (text as CommandWord) : undefined;

/** Thrown for a text that may not stand in a command line: nothing of that line was sent. */
export class NoCommandWordError extends NothingSentError {
  override readonly name = 'NoCommandWordError';
}

/** @throws NoCommandWordError, which says what is allowed, when the text may not stand in a command line */
export function commandWord(kind: WordKind, text: unknown): CommandWord {
  const word = asCommandWord(kind, text);
  if (word !== undefined) return word;
  const { called, words } = WORD_RULES[kind];
  throw new NoCommandWordError(
    `${JSON.stringify(String(text)).slice(0, 100)} cannot stand in a command line as ${called}: allowed are ${words}`,
  );
}

declare const isPlaceholder: unique symbol;

/** Stands in a line that is only shown, for a word that is not known yet; the angle brackets keep it from being typed. */
export type Placeholder = string & { readonly [isPlaceholder]: true };

/** What a placeholder tells may hold: enough for the names of the Services window, nothing that a line would read. */
const TOLD = /^[\p{L}\p{N}][\p{L}\p{N} ./_+-]{0,99}$/u;

/** `<what>`, or `<otherwise>` where what it would tell holds other signs than letters, digits and a few more. */
export const placeholder = (what: string, otherwise: string): Placeholder =>
  `<${TOLD.test(what) ? what : otherwise}>` as Placeholder;

/** Whether a line is only shown: something in it was not known when it was made. */
export const holdsPlaceholder = (line: string): boolean => /<[\p{L}\p{N}]/u.test(line);

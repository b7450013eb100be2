import { cutText, LONGEST_TEXT } from '../../../plan/cut-text.ts';
import { errorInWords } from './wmi-errors.ts';

/** Output of the probe script, taken apart into its lines; nothing is judged yet. */
export interface ProbeLines {
  /** Values by key, decoded. A key printed twice with different values is in `contradicted` instead. */
  readonly values: ReadonlyMap<string, string>;
  readonly contradicted: ReadonlySet<string>;
  /** Lines of several fields as printed: they are decoded after they are taken apart. */
  readonly raw: ReadonlyMap<string, string>;
  /** What went wrong, by group. */
  readonly errors: ReadonlyMap<string, string>;
}

/** A line has no more fields than this. */
const MOST_FIELDS = 4;

const KEY = /^[a-z][A-Za-z0-9.]*$/;

/** Text of a value: `\uXXXX` stands for the character with that code. */
export const decodeValue = (text: string): string =>
  text.replace(/\\u([0-9A-Fa-f]{4})/g, (_whole, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

/**
 * Takes lines apart; those that are no `key=value` are passed over. A value that is too long to be a fact is an error of
 * its key: what was cut is never taken for the whole.
 */
export function readProbeLines(lines: readonly string[]): ProbeLines {
  const values = new Map<string, string>();
  const raw = new Map<string, string>();
  const errors = new Map<string, string>();
  const contradicted = new Set<string>();
  const before = new Map<string, string>();
  for (const line of lines) {
    const cut = line.indexOf('=');
    const key = line.slice(0, Math.max(cut, 0));
    if (!KEY.test(key)) continue;
    const printed = line.slice(cut + 1);
    const value = decodeValue(printed);
    if (key.startsWith('error.')) errors.set(key.slice('error.'.length), cutText(errorInWords(value), LONGEST_TEXT));
    else if (before.has(key) && before.get(key) !== printed) contradicted.add(key);
    else {
      before.set(key, printed);
      if (value.length <= MOST_FIELDS * LONGEST_TEXT) raw.set(key, printed);
      if (value.length <= LONGEST_TEXT) values.set(key, value);
      else errors.set(key, `too long to be taken: ${cutText(value, 100)}`);
    }
  }
  for (const key of contradicted) values.delete(key);
  return { values, contradicted, raw, errors };
}

import { known, unknown, type Fact } from '../../../plan/fact.ts';
import type { ProbeLines } from './probe-lines.ts';

/** Reads on where a value is known. Not named `then`: a module that exports that is taken for a promise. */
export const whenKnown = <T, U>(fact: Fact<T>, read: (value: T) => Fact<U>): Fact<U> =>
  fact.known ? read(fact.value) : fact;

/** One value as text, or why there is none: its own error, that of its group, or that it was not printed. */
export function textOf(lines: ProbeLines, key: string): Fact<string> {
  if (lines.contradicted.has(key)) return unknown(`${key} was printed twice, differently`);
  const value = lines.values.get(key);
  if (value !== undefined) return known(value.trim());
  const group = key.slice(0, key.lastIndexOf('.'));
  return unknown(`${key}: ${lines.errors.get(key) ?? lines.errors.get(group) ?? 'was not printed'}`);
}

/** One whole number that is not negative. */
export function numberOf(lines: ProbeLines, key: string): Fact<number> {
  return whenKnown(textOf(lines, key), (text) => (/^\d{1,15}$/.test(text) ? known(Number(text)) : odd(key, text)));
}

/** What was printed is not of the form that was asked for. */
export const odd = (key: string, text: string): Fact<never> => unknown(`${key} is "${text}"`);

/** `1` or `0`. */
export function switchOf(lines: ProbeLines, key: string): Fact<boolean> {
  return whenKnown(textOf(lines, key), (text) => (text === '0' || text === '1' ? known(text === '1') : odd(key, text)));
}

/** The number of lines that a group says it has, when nothing went wrong in it. */
export function countOf(lines: ProbeLines, group: string): Fact<number> {
  const error = lines.errors.get(group);
  const count = error === undefined ? numberOf(lines, `${group}.count`) : unknown(`${group}: ${error}`);
  // Whatever the count says, there are no more entries than lines.
  return count.known && count.value > lines.values.size ? unknown(`${group}: ${count.value} were announced`) : count;
}

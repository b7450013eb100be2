import { oneLine } from '../../plan/show-text.ts';

/** The same value with each of its texts on one line: what comes from a server or a person never begins a line of ours. */
export function onOneLine<T>(value: T): T {
  if (typeof value === 'string') return oneLine(value) as T;
  if (Array.isArray(value)) return value.map(onOneLine) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, onOneLine(part as unknown)])) as T;
}

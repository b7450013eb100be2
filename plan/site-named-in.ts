import { isPlainObject, ownField } from './shape.ts';

/** The site that a cluster file says it belongs to; undefined where it names none, or writes what is no name of one. */
export function siteNamedIn(content: unknown): string | undefined {
  const site = isPlainObject(content) ? ownField(content, 'site') : undefined;
  return typeof site === 'string' && /^[a-z0-9][a-z0-9-]{0,30}$/.test(site) ? site : undefined;
}

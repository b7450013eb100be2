import type { Path } from './problem.ts';

/** Fields that hold, or by mistake may hold, a secret: what stands in them is never repeated. */
const SECRET_FIELDS: readonly (string | number)[] = ['key', 'password', 'file', 'env'];

const LONGEST = 60;

/** A value as a message shows it, with a blank after it; empty for what is secret, absent or has parts. */
export function showValue(path: Path, value: unknown): string {
  if (path.some((segment) => SECRET_FIELDS.includes(segment))) return '';
  if (typeof value === 'string') return `${JSON.stringify(shorten(withoutUserinfo(value)))} `;
  if (typeof value === 'number' || typeof value === 'boolean') return `${String(value)} `;
  return '';
}

// `ssh://user:password@host` in a field for a host would put a password into a message.
const withoutUserinfo = (text: string): string => text.replace(/:[^:@/\s]+@/g, ':...@');

const shorten = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST - 3)}...` : text);

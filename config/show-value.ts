import type { Path } from './problem.ts';

/** Fields that lead to a secret, and the groups in which a secret is most likely written into the wrong field. */
const NEAR_SECRETS: readonly (string | number)[] = [
  'station',
  'hosts',
  'keys',
  'webhooks',
  'transport',
  'key',
  'passphrase',
  'password',
  'file',
  'env',
  'secrets',
  'administratorPassword',
];

const LONGEST = 60;

/** Text that is more than the one value of its field: keys, lines, an address with a password in it, words for a secret. */
const TELLTALE = /[\r\n@]|:\s|:\/\/|private key|pass|pwd|pwrd|secret|token|credential/i;

/** Whether what stands at this place may be a secret that was written into the file by mistake. */
export const isNearSecret = (path: Path): boolean => path.some((segment) => NEAR_SECRETS.includes(segment));

/** A value as a message shows it, with a blank after it; empty for what may be secret, is absent or has parts. */
export function showValue(path: Path, value: unknown): string {
  if (isNearSecret(path)) return '';
  if (typeof value === 'string') return TELLTALE.test(value) ? '' : `${JSON.stringify(shorten(value))} `;
  if (typeof value === 'number' || typeof value === 'boolean') return `${String(value)} `;
  return '';
}

/** Whether the name of a key that nobody knows can be shown: a secret may have become a key by an indent or a colon. */
export const canShowKey = (group: Path, key: string, isLikeKnown: boolean): boolean =>
  /^[A-Za-z0-9_-]{1,40}$/.test(key) && (isLikeKnown || !(isNearSecret(group) || TELLTALE.test(key)));

const shorten = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST - 3)}...` : text);

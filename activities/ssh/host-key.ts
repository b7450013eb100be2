import { createHash } from 'node:crypto';

/** Fingerprint of a host key as `ssh-keygen -lf` prints it: `SHA256:` and 43 characters. */
export const fingerprintOf = (key: Buffer): string =>
  `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;

/** Type of a host key, such as `ssh-ed25519`: the first string of its blob (RFC 4253, 6.6). */
export const keyTypeOf = (key: Buffer): string => key.toString('latin1', 4, 4 + key.readUInt32BE(0));

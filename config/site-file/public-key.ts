import { createPublicKey, type JsonWebKey } from 'node:crypto';

/** A public key as `ssh-keygen` writes it into a file, without its comment; or what is wrong with a text that is none. */
export type PublicKey =
  | { readonly good: true; readonly line: string; readonly type: string }
  | { readonly good: false; readonly why: string };

/** Smaller ones have been broken, or are in reach. */
const LEAST_RSA_BITS = 2048;

const CURVES: Readonly<Record<string, { readonly name: string; readonly bytes: number }>> = {
  nistp256: { name: 'P-256', bytes: 32 },
  nistp384: { name: 'P-384', bytes: 48 },
  nistp521: { name: 'P-521', bytes: 66 },
};

/** The fields of a key after its type, as OpenSSH orders them, and why they are no key; null where they are one. */
type Judge = (fields: readonly Buffer[]) => string | null;

const BROKEN = 'is cut off or has a letter too much; copy the line once more';

/** What a field of text says; anything for one that is not there. */
const textOf = (field: Buffer | undefined): string => (field ?? Buffer.alloc(0)).toString('latin1');

const base64url = (bytes: Buffer): string => bytes.toString('base64url');

/** Whether Node takes it for a key: a point that is not on its curve is none. */
function isKey(jwk: JsonWebKey): boolean {
  try {
    createPublicKey({ key: jwk, format: 'jwk' });
    return true;
  } catch {
    return false;
  }
}

const ed25519: Judge = ([point, ...more]) =>
  point?.length === 32 && more.length === 0 && isKey({ kty: 'OKP', crv: 'Ed25519', x: base64url(point) })
    ? null
    : BROKEN;

const ecdsa =
  (curve: string): Judge =>
  ([named, point, ...more]) => {
    const known = CURVES[curve];
    if (!known || textOf(named) !== curve || more.length > 0) return BROKEN;
    if (point?.[0] !== 4 || point.length !== 1 + 2 * known.bytes) return BROKEN;
    const [x, y] = [point.subarray(1, 1 + known.bytes), point.subarray(1 + known.bytes)].map(base64url);
    return isKey({ kty: 'EC', crv: known.name, x: x ?? '', y: y ?? '' }) ? null : BROKEN;
  };

const rsa: Judge = ([exponent, modulus, ...more]) => {
  if (!exponent || !modulus || more.length > 0) return BROKEN;
  const [first = 0] = modulus;
  const bits = first === 0 ? (modulus.length - 1) * 8 : modulus.length * 8;
  if (bits < LEAST_RSA_BITS)
    return `is an RSA key of ${bits} bits; make one of Ed25519, or of ${LEAST_RSA_BITS} bits and more`;
  return isKey({ kty: 'RSA', n: base64url(modulus), e: base64url(exponent) }) ? null : BROKEN;
};

/** Of a key in hardware the last field is the application that it was made for. */
const inHardware =
  (judge: Judge): Judge =>
  (fields) =>
    textOf(fields.at(-1)).startsWith('ssh:') ? judge(fields.slice(0, -1)) : BROKEN;

/** The types of keys that people sign with. */
const TYPES: Readonly<Record<string, Judge>> = {
  'ssh-ed25519': ed25519,
  'ecdsa-sha2-nistp256': ecdsa('nistp256'),
  'ecdsa-sha2-nistp384': ecdsa('nistp384'),
  'ecdsa-sha2-nistp521': ecdsa('nistp521'),
  'ssh-rsa': rsa,
  'sk-ssh-ed25519@openssh.com': inHardware(ed25519),
  'sk-ecdsa-sha2-nistp256@openssh.com': inHardware(ecdsa('nistp256')),
};

/** Names of the types that are taken. */
export const KEY_TYPES: readonly string[] = Object.keys(TYPES);

/** Reads one line of a file of public keys; what is wrong is said without repeating it, since it may be a private one. */
export function readPublicKey(text: string): PublicKey {
  if (/private key/i.test(text))
    return bad('is a private key, which nobody else may have; write the one of the .pub file, and make a new one');
  const [type = '', base64 = ''] = text.trim().split(/ +/);
  const judge = Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
  if (!judge)
    return bad(
      `is no public key; write the line of its .pub file, which begins with ${KEY_TYPES.slice(0, 2).join(', ')} or another type`,
    );
  const blob = Buffer.from(base64, 'base64');
  // Node skips what is no base64; what was skipped is missing when it is written again.
  if (blob.toString('base64') !== base64) return bad(BROKEN);
  const [named, ...fields] = fieldsIn(blob) ?? [];
  if (named === undefined) return bad(BROKEN);
  if (textOf(named) !== type) return bad('says one type and holds a key of another; copy the line once more');
  const why = judge(fields);
  return why === null ? { good: true, line: `${type} ${base64}`, type } : bad(why);
}

const bad = (why: string): PublicKey => ({ good: false, why });

/** The strings of a blob (RFC 4251, 5), to its very end; undefined where they do not fill it. */
function fieldsIn(blob: Buffer): readonly Buffer[] | undefined {
  const fields: Buffer[] = [];
  for (let at = 0; at < blob.length;) {
    if (at + 4 > blob.length) return undefined;
    const end = at + 4 + blob.readUInt32BE(at);
    if (end > blob.length) return undefined;
    fields.push(blob.subarray(at + 4, end));
    at = end;
  }
  return fields;
}

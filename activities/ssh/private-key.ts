import { createPrivateKey, type KeyObject } from 'node:crypto';
import ssh2, { type ParsedKey } from 'ssh2';

/** A file that holds something else than a key that can be used, known by how it begins, and the command that makes one. */
const OTHER_FORMATS: readonly { readonly begins: RegExp; readonly say: (path: string) => string }[] = [
  {
    begins: /^PuTTY-User-Key-File-/,
    say: (path) => `it is a key of PuTTY; convert it: puttygen ${path} -O private-openssh -o ${path}.openssh`,
  },
  {
    begins: /^---- BEGIN SSH2 (?:ENCRYPTED )?PRIVATE KEY/,
    say: (path) => `it is a key of another SSH; convert it: ssh-keygen -i -f ${path} > ${path}.openssh`,
  },
  {
    begins: /^(?:(?:ssh|ecdsa|sk)-\S+ |---- BEGIN SSH2 PUBLIC KEY|-----BEGIN PUBLIC KEY)/,
    say: () => 'it is a public key; name the file with the private one, which is mostly the one without .pub',
  },
  { begins: /^-----BEGIN CERTIFICATE/, say: () => 'it is a certificate; name the file with the private key' },
];

/** What the parsers say of a key that is locked, and of a passphrase that does not unlock it. */
const LOCKED = /no passphrase given|passphrase required|interrupted or cancelled/i;
const WRONG_PASSPHRASE = /bad passphrase|integrity check failed|bad decrypt|wrong final block|bad password/i;

const PKCS8 = /^-----BEGIN (?:ENCRYPTED )?PRIVATE KEY-----/;
const LOCKED_PKCS8 = /^-----BEGIN ENCRYPTED PRIVATE KEY-----/;

/**
 * Reads a private key: OpenSSH's format, PEM, PKCS8, and what of PuTTY's is not too new.
 * @param path of its file, or another word for its place, for the command that converts it
 * @throws Error that says what it is instead and how to make a key of it; never a part of the key
 */
export function readPrivateKey(text: string, passphrase: string | undefined, path: string): ParsedKey {
  const parsed = PKCS8.test(text.trimStart()) ? fromPkcs8(text, passphrase) : parse(text, passphrase);
  if (!(parsed instanceof Error)) {
    if (parsed.isPrivateKey()) return parsed;
    throw new Error(whatElse(text, path) ?? 'it is no private key; name the file with the private one');
  }
  if (LOCKED.test(parsed.message)) {
    throw new Error('the key is locked with a passphrase; say under passphrase where that lies');
  }
  if (passphrase !== undefined && WRONG_PASSPHRASE.test(parsed.message)) {
    throw new Error('the passphrase does not unlock the key; mend one of the two');
  }
  throw new Error(whatElse(text, path) ?? 'it holds no private key that can be read; make one with ssh-keygen');
}

const whatElse = (text: string, path: string): string | undefined =>
  OTHER_FORMATS.find(({ begins }) => begins.test(text.trimStart()))?.say(path);

function parse(text: string, passphrase: string | undefined): ParsedKey | Error {
  // ssh2's declared type is wider than what one private key can become; a file of several keys counts by its first.
  const parsed = ssh2.utils.parseKey(text, passphrase) as ParsedKey | Error | ParsedKey[];
  return Array.isArray(parsed) ? (parsed[0] ?? new Error('no key')) : parsed;
}

/** ssh2 does not read PKCS8, but what Node makes of it. */
function fromPkcs8(text: string, passphrase: string | undefined): ParsedKey | Error {
  try {
    return parse(asReadable(unlocked(text, passphrase)), undefined);
  } catch (error) {
    return error as Error;
  }
}

/**
 * One wrong passphrase in 250 decrypts to something whose padding is right by chance. What comes of it is no key, and
 * OpenSSL then says "unsupported", as of a damaged file: only the passphrase and the key together can be doubted.
 */
function unlocked(text: string, passphrase: string | undefined): KeyObject {
  if (passphrase === undefined) return createPrivateKey(text);
  try {
    return createPrivateKey({ key: text, passphrase });
  } catch (error) {
    throw LOCKED_PKCS8.test(text.trimStart()) ? new Error('bad decrypt') : error;
  }
}

function asReadable(key: KeyObject): string {
  switch (key.asymmetricKeyType) {
    case 'rsa':
      return key.export({ type: 'pkcs1', format: 'pem' }) as string;
    case 'ec':
      return key.export({ type: 'sec1', format: 'pem' }) as string;
    case 'ed25519':
      return openSshFormOf(key);
    default:
      throw new Error('of a type that SSH does not use');
  }
}

/** OpenSSH's own format (its PROTOCOL.key), not encrypted: the only one in which ssh2 reads an Ed25519 key. */
function openSshFormOf(key: KeyObject): string {
  const { d = '', x = '' } = key.export({ format: 'jwk' });
  const open = Buffer.from(x, 'base64url');
  const type = string('ssh-ed25519');
  const check = Buffer.alloc(8);
  const secret = [check, type, string(open), string(Buffer.concat([Buffer.from(d, 'base64url'), open])), string('')];
  const length = Buffer.concat(secret).length;
  const padding = Buffer.from(Array.from({ length: (8 - (length % 8)) % 8 }, (_, index) => index + 1));
  const blob = Buffer.concat([
    Buffer.from('openssh-key-v1\0'),
    string('none'),
    string('none'),
    string(''),
    uint32(1),
    string(Buffer.concat([type, string(open)])),
    string(Buffer.concat([...secret, padding])),
  ]);
  return `-----BEGIN OPENSSH PRIVATE KEY-----\n${blob.toString('base64')}\n-----END OPENSSH PRIVATE KEY-----\n`;
}

const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

/** A string of SSH: its length, then its bytes (RFC 4251, 5). */
const string = (value: string | Buffer): Buffer => {
  const bytes = Buffer.from(value as string);
  return Buffer.concat([uint32(bytes.length), bytes]);
};

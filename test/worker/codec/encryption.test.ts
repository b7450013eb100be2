import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Payload } from '@temporalio/common';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEncryption, type Encryption, type Opened } from '../../../worker/codec/encryption.ts';
import { openEncryption } from '../../../worker/codec/open-conversion.ts';
import { createPayloadCodec } from '../../../worker/codec/payload-codec.ts';

const NIGHT = { id: 'night', key: randomBytes(32) };
const OLD = { id: 'old', key: randomBytes(32) };

const night = createEncryption('ccm', [NIGHT]);

const anyPayload = fc.record({
  metadata: fc.dictionary(fc.string({ minLength: 1 }), fc.uint8Array()),
  data: fc.uint8Array({ maxLength: 300 }),
});

const bytesOf = ({ metadata, data }: Payload) => ({
  metadata: Object.fromEntries(Object.entries(metadata ?? {}).map(([name, value]) => [name, [...value]])),
  data: [...(data ?? [])],
});

const whyNot = (encryption: Encryption, payload: Payload): string => {
  const opened = encryption.open(payload);
  return 'why' in opened ? opened.why : 'it opened';
};

describe('what is encrypted', () => {
  test('opens again as it was, with all its metadata, whatever it is', () => {
    fc.assert(
      fc.property(anyPayload, (payload) => {
        const opened: Opened = night.open(night.seal(payload));
        expect('payload' in opened && bytesOf(opened.payload)).toEqual(bytesOf(payload));
      }),
    );
  });

  test('does not open when any bit of it has changed', () => {
    fc.assert(
      fc.property(anyPayload, fc.nat(), fc.integer({ min: 0, max: 7 }), (payload, at, bit) => {
        const sealed = night.seal(payload);
        const data = Buffer.from(sealed.data!);
        data[at % data.length]! ^= 1 << bit;
        expect(whyNot(night, { ...sealed, data })).toMatch(/or was changed since/);
      }),
    );
  });

  test('says its key and nothing else, and is never the same twice', () => {
    const payload = { metadata: { encoding: Buffer.from('json/plain') }, data: Buffer.from('"CM-PUB"') };
    const [one, two] = [night.seal(payload), night.seal(payload)];
    expect(Buffer.from(one.metadata!['encryption-key-id']!).toString()).toBe('night');
    expect(Object.keys(one.metadata!)).toEqual(['encoding', 'encryption-key-id']);
    expect(Buffer.from(one.data!).equals(Buffer.from(two.data!))).toBe(false);
  });
});

describe('keys are changed by giving a new one the first place', () => {
  const both = createEncryption('ccm', [NIGHT, OLD]);
  const old = createEncryption('ccm', [OLD]);
  const payload = { metadata: {}, data: Buffer.from('x') };

  test('the new one encrypts, and both decrypt', () => {
    expect(whyNot(both, old.seal(payload))).toBe('it opened');
    expect(whyNot(night, both.seal(payload))).toBe('it opened');
    expect(whyNot(old, both.seal(payload))).toBe('its key "night" is not among ours');
  });
});

describe('does not open', () => {
  const sealed = night.seal({ metadata: {}, data: Buffer.from('x') });
  test.each<[string, Payload, RegExp]>([
    ['what is not encrypted', { metadata: {}, data: Buffer.from('x') }, /not encrypted/],
    ['nothing at all', {}, /not encrypted/],
    ['what names no key', { ...sealed, metadata: { encoding: sealed.metadata!['encoding']! } }, /does not say by which/],
    ['what is cut off', { ...sealed, data: sealed.data!.subarray(0, 20) }, /or was changed/],
    ['what has no bytes', { ...sealed, data: null }, /or was changed/],
    ['what was encrypted for another namespace', createEncryption('other', [NIGHT]).seal({}), /or was changed/],
    ['what was encrypted by another key of that name', createEncryption('ccm', [{ ...OLD, id: 'night' }]).seal({}), /or was changed/],
    ['what names another key than its own', createEncryption('ccm', [{ ...NIGHT, id: 'old' }]).seal({}), /"old" is not among/],
  ])('%s', (_, payload, why) => expect(whyNot(night, payload)).toMatch(why)); // prettier-ignore

  test('and is then a value that says so where it came from outside, and a failure where the run told it to itself', async () => {
    const codec = createPayloadCodec(night);
    const [told] = await codec.decode([{}]);
    expect(Buffer.from(told!.metadata!['why']!).toString()).toMatch(/not encrypted/);
    const context = { type: 'activity', namespace: 'ccm', isLocal: false } as const;
    await expect(codec.decode([{}], context)).rejects.toThrow(/of an activity cannot be read: it is not encrypted/);
  });
});

describe('the file of keys', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ccm-keys-'));
    await writeFile(join(folder, 'good.key'), `${randomBytes(32).toString('base64')}\n`);
    await writeFile(join(folder, 'short.key'), randomBytes(16).toString('base64'));
    await writeFile(join(folder, 'open.key'), randomBytes(32).toString('base64'));
    await Promise.all(['good', 'short'].map((name) => chmod(join(folder, `${name}.key`), 0o600)));
    await chmod(join(folder, 'open.key'), 0o644);
  });
  afterAll(() => rm(folder, { recursive: true }));

  const read = async (content: unknown, namespace = 'ccm') => {
    const codecKeysFile = join(folder, 'keys.yaml');
    await writeFile(codecKeysFile, JSON.stringify(content));
    return openEncryption({ codecKeysFile }, namespace);
  };
  const key = (name: string, id = 'night') => ({ id, key: { file: join(folder, `${name}.key`) } });

  test('names the namespaces in which everything is encrypted, and no other is', async () => {
    const content = { namespaces: { ccm: [key('good'), key('good', 'old')] } };
    expect((await read(content))?.ids).toEqual(['night', 'old']);
    expect(await read(content, 'default')).toBeNull();
    expect(await read(content, 'toString')).toBeNull();
    expect(await openEncryption({}, 'ccm')).toBeNull();
  });

  const SECRET = 'c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3I=';
  test.each<[string, () => unknown, RegExp]>([
    ['is missing keys', () => ({ namespaces: { ccm: [] } }), /has no key/],
    ['names a key twice', () => ({ namespaces: { ccm: [key('good'), key('good')] } }), /names a key twice/],
    ['holds a key itself', () => ({ namespaces: { ccm: [{ id: 'night', key: SECRET }] } }), /secret in plain text/],
    ['has a field that is none', () => ({ namespaces: {}, [SECRET]: 1 }), /unknown field/],
    ['names a key that is too short', () => ({ namespaces: { ccm: [key('short')] } }), /not 32 bytes in base64\n.*openssl rand/],
    ['names a key that everybody may read', () => ({ namespaces: { ccm: [key('open')] } }), /key night: the file .*everybody on the machine may read it/],
    ['names a file that is not there', () => ({ namespaces: { ccm: [key('none')] } }), /key night: the file .*there is no such file on this machine/],
  ])('is refused where it %s, and no secret is told', async (_, content, why) => {
    const refused = await read(content()).catch((error: Error) => error);
    expect(refused).toBeInstanceOf(Error);
    expect((refused as Error).message).toMatch(why);
    expect((refused as Error).message).not.toContain(SECRET);
  }); // prettier-ignore
});

import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readLogin } from '../../../activities/ssh/read-login.ts';
import { readSecret } from '../../../activities/ssh/read-secret.ts';
import { whyNoLine, whyNoText } from '../../../activities/ssh/secret-text.ts';
import type { Endpoint } from '../../../plan/types/endpoint.ts';

const SECRET = 'Tr0mbone-of-Jericho';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ccmctl-secret-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
const fileOf = (content: string | Buffer, mode = 0o600): string => {
  const path = join(folder, `secret-${(files += 1)}`);
  writeFileSync(path, content);
  chmodSync(path, mode);
  return path;
};

const endpointWith = (secrets: Partial<Endpoint>): Endpoint => ({
  host: 'ccm-station.example.net',
  port: 22,
  user: 'ops',
  hostKey: `SHA256:${'A'.repeat(43)}`,
  algorithms: [],
  ...secrets,
});

const utf16 = (text: string, bigEndian = false): Buffer => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
};

const WRONG: readonly (readonly [what: string, make: () => string, says: RegExp])[] = [
  ['empty', () => fileOf(''), /it is empty/],
  ['a line end alone', () => fileOf('\r\n'), /it is empty/],
  ['blanks alone', () => fileOf('  \n'), /it is empty/],
  ['open to all', () => fileOf(SECRET, 0o644), /everybody on the machine may read it; chmod o-rw/],
  ['open to all, in a container', () => fileOf(SECRET, 0o444), /everybody on the machine may read it/],
  ['to be written by all', () => fileOf(SECRET, 0o602), /everybody on the machine may write it/],
  ['not there', () => join(folder, 'none'), /no such file on the machine of the worker/],
  ['a folder', () => folder, /it is a folder/],
  ['below a file', () => join(fileOf(SECRET), 'secret'), /it cannot be read \(ENOTDIR\)/],
  ['no ordinary file', () => '/dev/zero', /it is no ordinary file/],
  ['too large', () => fileOf('x'.repeat(65_537)), /it has 65537 bytes/],
  ["Notepad's UTF-8", () => fileOf(`\uFEFF${SECRET}\r\n`), /it begins with a byte order mark/],
  ["Notepad's Unicode", () => fileOf(utf16(`${SECRET}\r\n`)), /it is UTF-16, as Windows' Notepad/],
  ['UTF-16 the other way round', () => fileOf(utf16(SECRET, true)), /it is UTF-16/],
  ['UTF-16 without a mark', () => fileOf(utf16(SECRET).subarray(2)), /it holds bytes of zero/],
  ["Notepad's ANSI with an umlaut", () => fileOf(Buffer.from('Stra\xdfenbahn', 'latin1')), /not UTF-8/],
  ["TextEdit's RTF", () => fileOf(`{\\rtf1\\ansi ${SECRET}}`), /text with formats \(RTF\)/],
  ['one byte that is a blank elsewhere', () => fileOf(Buffer.from([0xa0])), /not UTF-8/],
  ['blanks of a typographer', () => fileOf('\u00A0\u2003\n'), /it is empty/],
  ['with a byte of zero', () => fileOf(`${SECRET}\0`), /it holds bytes of zero/],
  ['of two lines', () => fileOf(`${SECRET}\nsecond\n`), /more than one line/],
  ['with an empty line after it', () => fileOf(`${SECRET}\n\n`), /more than one line/],
  ['with a tab', () => fileOf(`${SECRET}\t`), /a control character/],
];

describe('a password in a file', () => {
  it.each(WRONG)(
    'that is %s is refused by name, with what to do, and nothing of it is told',
    async (_what, make, says) => {
      const file = make();
      const failure = await readLogin(endpointWith({ password: { file } }), readSecret).catch(
        (error: unknown) => error,
      );
      expect(failure).toBeInstanceOf(Error);
      const { message } = failure as Error;
      expect(message).toMatch(says);
      expect(message).toContain(file);
      expect(message).not.toContain(SECRET);
    },
  );

  it.each(['', '\n', '\r\n', '\r'])('is what stands before the line end %j', async (end) => {
    const file = fileOf(`${SECRET} ${end}`, 0o640);
    expect((await readLogin(endpointWith({ password: { file } }), readSecret)).password).toBe(`${SECRET} `);
  });

  it('is read in full or refused, never changed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.uint8Array({ maxLength: 2 }), fc.uint8Array({ maxLength: 30 })).map(Buffer.from),
        async (bytes) => {
          const password = { file: fileOf(bytes) };
          const read = await readLogin(endpointWith({ password }), readSecret).catch(() => null);
          if (read)
            expect([Buffer.from(''), '\n', '\r\n', '\r'].some((end) => isWith(bytes, read.password, String(end)))).toBe(
              true,
            );
        },
      ),
      { numRuns: 400 },
    );
  });

  it('in a variable is held to the same', async () => {
    const env = 'CCMCTL_TEST_SECRET';
    const outcome = async (value: string): Promise<unknown> => {
      process.env[env] = value;
      const failure: unknown = await readLogin(endpointWith({ password: { env } }), readSecret).catch(
        (error: unknown) => error,
      );
      return failure instanceof Error ? failure.message : failure;
    };
    expect(await outcome(' ')).toContain(`the variable ${env}: it is empty`);
    expect(await outcome('one\ntwo')).toContain('more than one line');
    expect(await outcome(`${SECRET}\n`)).toMatchObject({ password: SECRET });
    expect(await outcome('')).toContain(`${env}: it is empty`);
  });
});

const isWith = (bytes: Buffer, text: string | undefined, end: string): boolean =>
  bytes.equals(Buffer.from(`${text}${end}`));

describe('why a text is no secret', () => {
  it('is the same for text and line where both apply', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        fc.pre(text.trim() !== '' && !/\p{C}|\uFEFF|\{/u.test(text));
        expect([whyNoText(Buffer.from(text)), whyNoLine(text)]).toEqual([null, null]);
      }),
    );
  });
});

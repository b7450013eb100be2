import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { whyNotSigned } from '../../../activities/signatures/verify-signature.ts';
import type { Statement } from '../../../plan/statement.ts';
import { openKeys, type Keys } from './people-with-keys.ts';

const STATEMENT: Statement = {
  ...{ workflow: 'ccm/berlin', firstRun: 'first', prompt: 'CM-PUB/reboot#1', value: 'act-again', by: 'Kim Larsen' },
  ...{ plan: 'a'.repeat(64), nonce: 'n-1', note: 'its screen is “blank”\nand quiet' },
};

let keys: Keys;
let [mine, other] = ['', ''];
beforeAll(async () => {
  keys = await openKeys();
  mine = await keys.make('kim');
  other = await keys.make('ada');
});
afterAll(() => keys.remove());

const person = (...of: readonly string[]) => ({
  ...{ name: 'Kim Larsen', roles: ['engineer'] as const, groups: [] },
  keys: of,
});

describe('a statement signed with a key of the person counts', () => {
  it.each([
    ['Ed25519', ['-t', 'ed25519']],
    ['RSA', ['-t', 'rsa', '-b', '2048']],
    ['ECDSA', ['-t', 'ecdsa', '-b', '384']],
  ])('of the kind %s, also where it is one key among several', async (kind, type) => {
    const key = await keys.make(`kim-${kind}`, type);
    const signed = await keys.sign(STATEMENT, `kim-${kind}`);
    expect(await whyNotSigned(signed, person(other, key))).toBeNull();
  });

  it('whatever the way has made of its line ends', async () => {
    const { signature, statement } = await keys.sign(STATEMENT, 'kim');
    const base64 = signature.replace(/-----[A-Z ]+-----/g, '');
    for (const end of ['\n', '\r\n', ' ', '\n\n']) {
      const sent = [
        '-----BEGIN SSH SIGNATURE-----',
        ...(base64.match(/.{1,20}/g) ?? []),
        '-----END SSH SIGNATURE-----',
      ];
      expect(await whyNotSigned({ statement, signature: `${sent.join(end)}${end}` }, person(mine))).toBeNull();
    }
  });
});

describe('it does not count, and the reason says why, where it is', () => {
  it('signed with a key that is none of the person, or that was withdrawn', async () => {
    const signed = await keys.sign(STATEMENT, 'ada');
    expect(await whyNotSigned(signed, person(mine))).toMatch(/signed by SHA256:.*no key of Kim Larsen/);
    expect(await whyNotSigned(signed, person())).toBe('the site file has no key of Kim Larsen');
  });

  it('signed for another use of the same key', async () => {
    expect(await whyNotSigned(await keys.sign(STATEMENT, 'kim', 'git'), person(mine))).toMatch(/not one of this text/);
  });

  it.each(Object.keys(STATEMENT) as (keyof Statement)[])('another %s than was signed', async (field) => {
    const { signature } = await keys.sign(STATEMENT, 'kim');
    const statement = { ...STATEMENT, [field]: `${STATEMENT[field]} ` };
    expect(await whyNotSigned({ statement, signature }, person(mine))).toMatch(/not one of this text/);
  });

  it('no signature of ssh-keygen at all', async () => {
    const { signature } = await keys.sign(STATEMENT, 'kim');
    const armored = (text: string): string => `-----BEGIN SSH SIGNATURE-----${text}-----END SSH SIGNATURE-----`;
    const texts = ['', 'yes', '-----BEGIN OPENSSH PRIVATE KEY-----', armored(''), armored('U1NIU0lH'), armored('\0')];
    for (const text of [...texts, signature.slice(0, -40), signature.slice(40), 'x'.repeat(8_000)])
      expect(await whyNotSigned({ statement: STATEMENT, signature: text }, person(mine))).toMatch(/signature/);
    expect(await whyNotSigned({ statement: STATEMENT }, person(mine))).toBe('it is not signed');
  });
});

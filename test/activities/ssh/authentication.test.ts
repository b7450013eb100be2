import type { ParsedKey } from 'ssh2';
import { beforeAll, describe, expect, it } from 'vitest';
import { Authentication } from '../../../activities/ssh/authentication.ts';
import { readPrivateKey } from '../../../activities/ssh/private-key.ts';
import { makeKeyPair } from '../../../lab/ssh/keys.ts';
import type { Endpoint } from '../../../plan/types/endpoint.ts';

const ENDPOINT: Endpoint = { host: 'station', port: 22, user: 'ops', hostKey: 'SHA256:x', algorithms: [] };
const DATA = Buffer.from('to be signed');

describe('an RSA key', () => {
  let key: ParsedKey;
  beforeAll(() => {
    key = readPrivateKey(makeKeyPair('rsa').privateKey, undefined, 'FILE');
  });

  /** What a host gets that asks for a signature of this kind; ssh2 names no kind where it means SHA-1. */
  function asked(algorithms: readonly string[], kind: string | undefined) {
    let hasGivenUp = false;
    const authentication = new Authentication({ ...ENDPOINT, algorithms }, { key, secrets: [] }, () => {
      hasGivenUp = true;
    });
    authentication.next(null, null);
    const method = authentication.next(['publickey'], false) as unknown as { key: ParsedKey };
    const signature = method.key.sign(DATA, kind) as unknown;
    const isGood = signature instanceof Buffer && key.verify(DATA, signature, kind);
    return { isGood, hasGivenUp, refusal: authentication.refusal };
  }

  it.each(['sha256', 'sha512'])('signs by %s for every host', (kind) => {
    expect(asked([], kind)).toMatchObject({ isGood: true, hasGivenUp: false });
  });

  it.each(['sha1', undefined])('signs by SHA-1, asked for as %s, only for a host that is allowed ssh-rsa', (kind) => {
    expect(asked(['ssh-rsa'], kind)).toMatchObject({ isGood: true, hasGivenUp: false });
    const { refusal, ...rest } = asked(['diffie-hellman-group14-sha1'], kind);
    expect(rest).toEqual({ isGood: false, hasGivenUp: true });
    expect(refusal).toContain('only with a signature by SHA-1; allow ssh-rsa under algorithms');
  });
});

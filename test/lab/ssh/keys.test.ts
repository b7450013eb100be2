import ssh2 from 'ssh2';
import { describe, expect, it } from 'vitest';
import { fingerprint, makeKeyPair } from '../../../lab/ssh/keys.ts';

describe('keys of the lab', () => {
  it('can always be read, though ssh2 makes some that cannot', () => {
    for (let count = 0; count < 3000; count += 1) {
      const { privateKey } = makeKeyPair('ed25519');
      expect(ssh2.utils.parseKey(privateKey)).not.toBeInstanceOf(Error);
    }
  });

  it('have the fingerprint that ssh-keygen prints', () => {
    const publicKey = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl';
    expect(fingerprint({ privateKey: '', publicKey })).toBe('SHA256:+DiY3wvvV6TuJJhbpZisF/zLDA0zPMSvHdkr4UvCOqU');
  });
});

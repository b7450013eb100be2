import { describe, expect, it } from 'vitest';
import { algorithmsFor, unknownAlgorithms } from '../../../activities/ssh/algorithms.ts';

describe('algorithms of an old server', () => {
  it.each([
    ['diffie-hellman-group1-sha1', 'kex'],
    ['3des-cbc', 'cipher'],
    ['hmac-md5', 'hmac'],
  ] as const)('%s is added to the defaults of its kind, %s, and to no other', (name, kind) => {
    const offered = algorithmsFor([name], []) as unknown as Record<string, { append: readonly string[] }>;
    for (const other of ['kex', 'cipher', 'hmac']) {
      expect(offered[other]?.append).toEqual(other === kind ? [name] : []);
    }
  });

  it('a host key type is added after the defaults', () => {
    expect(algorithmsFor(['ssh-dss'], [])?.serverHostKey).toContain('ssh-dss');
    expect(algorithmsFor([], [])?.serverHostKey).not.toContain('ssh-dss');
  });

  it('a host key type that was shown is not asked for again, until none is left', () => {
    const types = ['ssh-ed25519', 'ssh-rsa', 'ecdsa-sha2-nistp256', 'ecdsa-sha2-nistp384', 'ecdsa-sha2-nistp521'];
    expect(algorithmsFor([], ['ssh-rsa'])?.serverHostKey).not.toContain('rsa-sha2-512');
    expect(algorithmsFor([], types)).toBeNull();
  });

  it('names that nobody knows are found', () => {
    expect(unknownAlgorithms(['aes128-cbc', 'rot13', 'ssh-dss'])).toEqual(['rot13']);
  });
});

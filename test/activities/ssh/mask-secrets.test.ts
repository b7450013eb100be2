import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskSecrets } from '../../../activities/ssh/mask-secrets.ts';

describe('what a host says', () => {
  it('is told without any secret that it repeats', () => {
    const secret = fc.string({ minLength: 4 }).filter((text) => !'*** and'.includes(text) && !text.includes('*'));
    fc.assert(
      fc.property(secret, fc.array(fc.string()), (one, parts) => {
        expect(maskSecrets(parts.join(one), [one])).not.toContain(one);
      }),
    );
  });

  it('is told as it is where a secret is empty or none is in it', () => {
    expect(maskSecrets('the host does not answer', ['', 'Tr0mbone'])).toBe('the host does not answer');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTakenUpdates } from '../../workflows/taken-updates.ts';

const update = fc.record({ id: fc.string({ maxLength: 2_000 }), refused: fc.string({ maxLength: 4_000 }) });

describe('what came of the updates of a run', () => {
  it('is small whatever was sent, and goes on to the next run as it is', () => {
    fc.assert(
      fc.property(fc.array(update, { maxLength: 700 }), (sent) => {
        const taken = createTakenUpdates([]);
        for (const one of sent) taken.keep(one);
        expect(taken.all().length).toBeLessThanOrEqual(500);
        for (const { id, refused = '' } of taken.all()) expect(id.length + refused.length).toBeLessThanOrEqual(400);
        expect(createTakenUpdates(taken.all()).all()).toEqual(taken.all());
      }),
      { numRuns: 20 },
    );
  });

  it('is remembered for the last 500 ids, oldest forgotten first', () => {
    const taken = createTakenUpdates([]);
    for (let number = 0; number < 600; number += 1) taken.keep({ id: `${number}`, refused: `no ${number}` });
    expect(taken.find('99')).toBeUndefined();
    expect(taken.find('100')).toEqual({ id: '100', refused: 'no 100' });
    expect(taken.find('599')).toEqual({ id: '599', refused: 'no 599' });
  });
});

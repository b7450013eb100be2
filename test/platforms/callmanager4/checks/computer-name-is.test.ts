import { describe, expect, it } from 'vitest';
import { known, unknown } from '../../../../plan/fact.ts';
import { sampleServer } from '../sample-cluster.ts';
import { verdictOf } from './judging.ts';

const PUB = sampleServer('CM-PUB', ['publisher']);

describe('the name of a new machine (REP-01, CFG-15)', () => {
  it.each([
    ['good', known('CM-PUB')],
    ['good', known('cm-pub')],
    ['bad', known('CM-NEW')],
    ['unknown', unknown('access denied')],
  ])('is %s for %j', (verdict, computerName) => {
    expect(verdictOf('computer-name-is', PUB, { computerName })).toBe(verdict);
  });
});

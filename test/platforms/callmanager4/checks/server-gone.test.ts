import { expect, it } from 'vitest';
import { known, unknown } from '../../../../plan/fact.ts';
import { sampleServer } from '../sample-cluster.ts';
import { verdictOf } from './judging.ts';

it.each([
  ['bad while the server answers', known(true), 'bad'],
  ['good when it certainly does not', known(false), 'good'],
  ['unknown when the way to it failed', unknown('the station does not answer'), 'unknown'],
] as const)('is %s (HW-11)', (_title, reachable, verdict) => {
  expect(verdictOf('server-gone', sampleServer('CM1', ['primary']), { reachable })).toBe(verdict);
});

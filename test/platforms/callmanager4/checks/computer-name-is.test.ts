import { describe, expect, it } from 'vitest';
import { computerNameIs } from '../../../../platforms/callmanager4/checks/computer-name-is.ts';
import { known, unknown } from '../../../../plan/fact.ts';
import { emptyMemory } from '../../../../platforms/callmanager4/types/server-memory.ts';
import { sampleServer } from '../sample-cluster.ts';
import { sampleObservation } from '../sample-observation.ts';

const PUB = sampleServer('CM-PUB', ['publisher']);

describe('the name of a new machine (REP-01, CFG-15)', () => {
  it.each([
    ['good', known('CM-PUB')],
    ['good', known('cm-pub')],
    ['bad', known('CM-NEW')],
    ['unknown', unknown('access denied')],
  ])('is %s for %j', (verdict, computerName) => {
    const check = { name: 'computer-name-is', servers: ['CM-PUB'], arguments: {} } as const;
    const now = '2005-03-12T22:00:00.000Z';
    const seen = { now, looks: { 'CM-PUB': [sampleObservation(PUB, { computerName })] }, servers: { 'CM-PUB': PUB } };
    expect(computerNameIs.judge(check, seen, emptyMemory).verdict).toBe(verdict);
  });
});

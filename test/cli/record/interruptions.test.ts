import { describe, expect, it } from 'vitest';
import { interruptionsOf } from '../../../cli/record/page/interruptions.ts';
import type { JournalEntry } from '../../../plan/types/run.ts';
import { planOf } from '../../plan/procedures/walk.ts';
import { sampleCluster, sixServers } from '../../plan/sample-cluster.ts';
import { sampleObservation } from '../../plan/sample-observation.ts';

const PLAN = planOf(
  sampleCluster(sixServers),
  'upgrade',
  sixServers.map((server) => sampleObservation(server)),
);

const at = (minute: number): string => new Date(Date.UTC(2005, 2, 12, 22, minute)).toISOString();

const finished = (minute: number, step: string, text = 'good'): JournalEntry => ({
  at: at(minute),
  kind: 'step',
  server: step.split('/')[0] ?? '',
  step,
  outcome: 'good',
  evidence: 'observed',
  text,
});

describe('the time without service of a server (WIN-15)', () => {
  it('is from its first reboot until its devices are back, or its services where it has no devices', () => {
    const journal = [
      finished(1, 'PUB/boot-before-reboot'),
      finished(50, 'PUB/services-running'),
      finished(60, 'PRI/boot-before-reboot'),
      finished(100, 'PRI/services-running'),
      finished(125, 'PRI/devices-back', '1800 registered by its own count'),
    ];
    expect(interruptionsOf({ plan: PLAN, journal })).toEqual([
      { server: 'PUB', from: at(1), to: at(50), seen: 'good' },
      { server: 'PRI', from: at(60), to: at(125), seen: '1800 registered by its own count' },
    ]);
  });

  it('has no end while nobody has seen it back, and no begin before its reboot', () => {
    expect(interruptionsOf({ plan: PLAN, journal: [finished(1, 'SEC/boot-before-reboot')] })).toEqual([
      { server: 'SEC', from: at(1), to: null, seen: 'not seen to be back' },
    ]);
    expect(interruptionsOf({ plan: PLAN, journal: [finished(1, 'SEC/memory')] })).toEqual([]);
    expect(interruptionsOf({ plan: null, journal: [] })).toEqual([]);
  });
});

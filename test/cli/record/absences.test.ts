import { describe, expect, it } from 'vitest';
import { WITHOUT_PROTECTION, WITHOUT_SERVICE, absencesOf } from '../../../cli/record/page/absences.ts';
import type { JournalEntry } from '../../../plan/types/journal-entry.ts';
import { planOf } from '../../platforms/callmanager4/procedures/walk.ts';
import { sampleCluster, sixServers } from '../../platforms/callmanager4/sample-cluster.ts';
import { sampleObservation } from '../../platforms/callmanager4/sample-observation.ts';

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
    expect(absencesOf(WITHOUT_SERVICE, { plan: PLAN, journal })).toEqual([
      { server: 'PUB', from: at(1), to: at(50), seen: 'good' },
      { server: 'PRI', from: at(60), to: at(125), seen: '1800 registered by its own count' },
    ]);
  });

  it('has no end while nobody has seen it back, and no begin before its reboot', () => {
    expect(absencesOf(WITHOUT_SERVICE, { plan: PLAN, journal: [finished(1, 'SEC/boot-before-reboot')] })).toEqual([
      { server: 'SEC', from: at(1), to: null, seen: 'not seen to be over' },
    ]);
    expect(absencesOf(WITHOUT_SERVICE, { plan: PLAN, journal: [finished(1, 'SEC/memory')] })).toEqual([]);
    expect(absencesOf(WITHOUT_SERVICE, { plan: null, journal: [] })).toEqual([]);
  });
});

describe('the time without antivirus and agents (SVC-11)', () => {
  it('is from their stop until they are set back, which is after the last server', () => {
    const journal = [finished(2, 'SEC/services-stopped'), finished(300, 'SEC/services-set-back')];
    expect(absencesOf(WITHOUT_PROTECTION, { plan: PLAN, journal })).toEqual([
      { server: 'SEC', from: at(2), to: at(300), seen: 'good' },
    ]);
  });
});

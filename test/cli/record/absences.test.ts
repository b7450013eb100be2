import { describe, expect, it } from 'vitest';
import { WITHOUT_PROTECTION, WITHOUT_SERVICE, absenceSections, absencesOf } from '../../../cli/record/page/absences.ts';
import { dayAndTime } from '../../../cli/render/clock.ts';
import type { RunRecord } from '../../../cli/record/read-record.ts';
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

describe('in the report', () => {
  const cells = (journal: readonly JournalEntry[]): readonly (readonly string[])[] => {
    const page = absenceSections({ journal, plan: PLAN } as unknown as RunRecord)
      .map(({ markup }) => markup)
      .join('');
    const titles = [...page.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, title]) => [title ?? '']);
    const rows = [...page.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row]) =>
      [...(row ?? '').matchAll(/<td.*?>(.*?)<\/td>/g)].map(([, cell]) => cell ?? ''),
    );
    return [...titles, ...rows.filter(({ length }) => length > 0)];
  };

  it('each server that went without has its begin, how long it took and with what it was over, or that it goes on', () => {
    const journal = [
      finished(1, 'PUB/boot-before-reboot'),
      finished(50, 'PUB/services-running', 'all services run'),
      finished(60, 'PRI/boot-before-reboot'),
      finished(61, 'PRI/services-stopped'),
    ];
    expect(cells(journal)).toEqual([
      [WITHOUT_SERVICE.title],
      [WITHOUT_PROTECTION.title],
      ['PUB', dayAndTime(at(1)), '49 min', 'all services run'],
      ['PRI', dayAndTime(at(60)), 'still', 'not seen to be over'],
      ['PRI', dayAndTime(at(61)), 'still', 'not seen to be over'],
    ]);
  });

  it('nothing is said of a kind of absence that no server has had', () => {
    expect(cells([finished(1, 'PUB/boot-before-reboot')])[0]).toEqual([WITHOUT_SERVICE.title]);
    expect(cells([])).toEqual([]);
  });
});

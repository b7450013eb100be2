import { describe, expect, it } from 'vitest';
import { sheetOf } from '../../../plan/sheet/sheet-of.ts';
import type { PlannedDuration } from '../../../plan/types/plan.ts';
import { DURATIONS, durationsWith, plannedDurations } from '../../../platforms/callmanager4/durations.ts';
import { ACTIONS } from '../../../platforms/callmanager4/procedures/definitions.ts';
import { waitsShortened } from '../../../platforms/callmanager4/waits-shortened.ts';
import { wordRepair } from '../../../platforms/callmanager4/word-repair.ts';
import { PROCEDURES, forEveryPlan, inOrderOfWork } from '../../platforms/callmanager4/procedures/walk.ts';
import { sampleCluster, twoServers } from '../../platforms/callmanager4/sample-cluster.ts';
import { online } from '../../platforms/callmanager4/sample-plan.ts';
import { taskOf } from '../../platforms/callmanager4/told.ts';
import { positionsIn, sourceAt } from './sample-sheet.ts';

const onOneLine = (sheet: string): string => sheet.replace(/\s+/g, ' ');

describe.each(PROCEDURES)('the sheet of the procedure %s', (procedure) => {
  it('has the type of a server on a line of its own, in capitals, and tells nobody to press Cancel or to act before the night', () => {
    forEveryPlan(procedure, (plan) => {
      const [first] = positionsIn(plan);
      if (!first) return;
      const sheet = sheetOf(sourceAt(plan, first.position));
      const types = inOrderOfWork(plan).flatMap((step) => {
        const task = step.kind === 'prompt' ? taskOf(step) : undefined;
        const pages = task?.kind === 'walk-pages' ? task.pages : [];
        return pages.flatMap(({ fields }) => fields.filter(({ field }) => field === 'Server Type'));
      });
      const told = [...sheet.matchAll(/^ +- SERVER TYPE: CHOOSE (\w+)\. /gm)].map(([, type]) => type);
      expect(told).toEqual(types.map(({ value }) => value.toUpperCase()));
      for (const line of onOneLine(sheet).split(/(?<=\.) /))
        if (/\bCancel\b/.test(line)) expect(line).toMatch(/Never press Cancel|as little as|Cancel against/);
      expect(sheet).not.toMatch(/before the night/);
      expect(onOneLine(sheet).split('6. WHAT IS LEFT')[1]?.split('7. WHAT WAS')[0]).not.toMatch(/\b\d+ seconds\b/);
    });
  });
});

describe('a sheet', () => {
  const plan = online(sampleCluster(twoServers));
  const [first] = positionsIn(plan);
  if (!first) throw new RangeError('the sample plan has changed');
  const source = sourceAt(plan, first.position);

  it('says at its head which waits are far shorter than by themselves, and how long they are then', () => {
    const durations: readonly PlannedDuration[] = plannedDurations(
      durationsWith({ subscriptionsSettle: 3, rebootLimit: 30 }),
      'upgrade',
    );
    const [head, rest] = onOneLine(sheetOf({ ...source, outline: { ...source.outline, durations } })).split(
      '1. BEFORE',
    );
    expect(rest).toMatch(/Wait for at least [^;]*, or longer where the head of this page says/);
    expect(head).toMatch(
      /THE WAITS ON THIS PAGE ARE SHORTENED.*35 minutes, and not 3 s: .*15 minutes, and not 30 s: /s,
    );
    expect(sheetOf(source)).not.toContain('ARE SHORTENED');
  });

  it('ends each worker for good, on every machine that is known, the one that wrote the page among them', () => {
    const ends = (workers?: readonly string[]): string | undefined =>
      onOneLine(sheetOf({ ...source, site: { people: [], sheets: workers ? { workers } : {} } }))
        .split('End every ccmctl worker')[1]
        ?.split('[ ]')[0];
    expect(ends(['ops1', 'ops2'])).toMatch(/disable it.*Go to: ops1, ops2, here \(it has written this page\)\./s);
    expect(ends(['here'])).toMatch(/Go to: here\./);
    expect(ends()).toMatch(/here .*every other that runs one/s);
  });

  it('takes no server for one that has not rebooted while its shutdown may still run, and types a reboot once', () => {
    const [step] = inOrderOfWork(plan).filter((one) => one.kind === 'action' && one.action === 'reboot');
    if (!step) throw new RangeError('the sample plan has changed');
    const at = positionsIn(plan).find(({ left }) => left[0]?.id === step.id) ?? first;
    const act = { server: 'PUB', step: step.id, action: 'reboot', commands: ['shutdown -r'], seen: 'up' };
    const sheet = onOneLine(sheetOf({ ...sourceAt(plan, at.position), act }));
    expect(ACTIONS.get('reboot')?.byEye.join(' ')).toContain('wait until 20 minutes after that');
    expect(sheet).toMatch(/type it once, and never a second time/);
    expect(sheet).toMatch(/Never reboot it a second time/);
  });

  it('says that copies may still be under way, and how long to wait, before all of them are begun anew', () => {
    const sheet = onOneLine(sheetOf(source));
    const minutes = DURATIONS.subscriptionsSettle.seconds / 60;
    const wait = sheet.indexOf(`REPLICATION MAY STILL BE UNDER WAY. Wait until ${minutes} minutes after`);
    expect(wait).toBeGreaterThan(0);
    expect(sheet.indexOf('Reinitialize all Subscriptions')).toBeGreaterThan(wait);
    expect(sheet).not.toContain('NEWEST');
  });
});

it('shortens no wait that is at least half of what it is by itself', () => {
  expect(waitsShortened(plannedDurations(durationsWith({}), 'upgrade'))).toEqual([]);
  expect(waitsShortened(plannedDurations(durationsWith({ rebootSettle: 30, rebootLimit: 900 }), 'upgrade'))).toEqual(
    [],
  );
});

it.each([
  ['CCM0300', 'CCM0301'],
  ['ccm0309', 'CCM0310'],
])('names the newest database by the one of before, %s, and elsewhere says how it is found', (database, newest) => {
  const lines = ['Databases > <newest CCM03nn> > Publications', 'of <newest CCM03nn>, Start.'];
  const [one, two] = wordRepair(lines, { '': { database } });
  expect(one).toContain(`Databases > ${newest} (`);
  expect(two).toBe(`of ${newest}, Start.`);
  expect(wordRepair(lines, {})[0]).toContain('highest number');
});

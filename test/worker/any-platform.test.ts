import { plainAccess } from '../../config/temporal-access.ts';
import { randomUUID } from 'node:crypto';
import picocolors from 'picocolors';
import { afterEach, expect, inject, test } from 'vitest';
import { readRecord } from '../../cli/record/read-record.ts';
import { reportPage } from '../../cli/record/page/report-page.ts';
import { renderPlan } from '../../cli/render/plan.ts';
import { readSettings } from '../../config/settings.ts';
import { startWorker, type RunningWorker } from '../../worker/worker.ts';
import { createShelf } from '../platforms/toy/toy-site.ts';
import { SHELF, TOY } from '../platforms/toy/toy-platform.ts';
import { Rehearsal } from '../workflows/harness.ts';

let run: Rehearsal | undefined;
let worker: RunningWorker | undefined;
afterEach(async () => {
  await run?.end();
  await worker?.stop();
});

test('whatever can be planned is carried out: the engine, its worker, audit and report know no platform', async () => {
  const taskQueue = `test-${randomUUID()}`;
  const cluster = { ...SHELF, name: `shelf-${randomUUID().slice(0, 8)}` };
  const shelf = createShelf();
  worker = await startWorker({
    temporal: plainAccess(inject('temporalAddress'), 'default'),
    taskQueue,
    sites: [],
    platform: TOY,
    site: shelf.site,
    cacheFolder: readSettings().cacheFolder,
  });
  run = await Rehearsal.startOn(taskQueue, { ...TOY.readCluster(cluster, ''), name: cluster.name }, cluster);
  await run.approve('Ada');
  for (const lamp of SHELF.lamps) {
    const prompt = await run.untilOpen(`${lamp}/bulb#1`);
    expect(shelf.done).toHaveLength(SHELF.lamps.indexOf(lamp));
    await run.answer(prompt, 'done', undefined, 'Ben');
  }
  const result = await run.result();
  expect(result.state).toBe('completed');
  expect(shelf.done).toEqual(['switch LEFT on', 'switch RIGHT on']);
  expect(result.servers).toMatchObject(SHELF.lamps.map((name) => ({ name, role: 'lamp', state: 'done' })));
  expect(result.runs).toHaveLength(2);
  const record = await readRecord(run.client, cluster.name);
  const told = [
    JSON.stringify(record),
    reportPage(record),
    ...(record.plan ? [renderPlan(record.plan, picocolors.createColors(false), 'prompts too')] : []),
  ].join('\n');
  expect(told).toContain('Screw a bulb into LEFT');
  expect(told).not.toMatch(/CallManager|Cisco|publisher|subscri|telephon|installer/i);
});

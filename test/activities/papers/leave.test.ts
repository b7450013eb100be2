import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readAuditLine } from '../../../activities/audit/line.ts';
import { folderFor, isChainFile, linesOf } from '../../../activities/chain/chain.ts';
import { judgePapers } from '../../../activities/papers/judge-papers.ts';
import type { Leave } from '../../../activities/papers/leave.ts';
import type { SiteAudit } from '../../../plan/types/site-rules.ts';
import { approvedPlan, FIRST_RUN, type ApprovedPlan } from './act-with-papers.ts';

let plan: ApprovedPlan;
afterEach(() => plan.remove());

/** A plan at a site that keeps a record: in a folder, or where none can be. */
const open = async (folder?: string): Promise<ApprovedPlan> =>
  (plan = await approvedPlan((site) => ({ ...site, audit: { folder: folder ?? join(site.ledger, 'records'), key: '', workers: [] } }))); // prettier-ignore

const leave = (): Promise<Leave> => {
  const [step] = plan.acts;
  if (!step) throw new RangeError('the plan has no act');
  return judgePapers(plan.bench, plan.inputOf(step), plan.current);
};

const eventsIn = async (): Promise<readonly string[]> => {
  const folder = folderFor((plan.site.audit as SiteAudit).folder, plan.current.workflowId, FIRST_RUN);
  const names = (await readdir(folder)).filter(isChainFile).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return texts.flatMap(linesOf).map((line) => readAuditLine(line).event);
};

describe('where a site keeps a record, an act that begins', () => {
  it('stands in it with its lines before the first of them is sent', async () => {
    await open();
    const anchor = await (await leave()).begin(['shutdown -r']);
    expect(await eventsIn()).toEqual(['opened', 'site', 'act']);
    expect(anchor?.lines).toBe(3);
    expect(await plan.entries()).toBe(1);
  });

  it('and is refused by the ledger stands there as one of which nothing was sent', async () => {
    await open();
    await (await leave()).begin([]);
    await expect((await leave()).begin([])).rejects.toThrow(/begun already by the same approval/);
    expect(await eventsIn()).toEqual(['opened', 'site', 'act', 'act', 'unsent']);
    expect(await plan.entries()).toBe(1);
  });

  it('of which surely nothing was sent says so there too, and may begin again', async () => {
    await open();
    const first = await leave();
    await first.begin([]);
    await first.unsent();
    await (await leave()).begin([]);
    expect(await eventsIn()).toEqual(['opened', 'site', 'act', 'unsent', 'act']);
  });

  it('is not begun where that cannot be written, and is not left as begun in the ledger', async () => {
    await open('/dev/null/records');
    await expect((await leave()).begin([])).rejects.toMatchObject({ type: 'NOT_WARRANTED', message: expect.stringContaining('ENOTDIR') as string }); // prettier-ignore
    // It was begun, and that nothing was sent is written behind it.
    expect(await plan.entries()).toBe(2);
  });
});

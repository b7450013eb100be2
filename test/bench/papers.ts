import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ledger } from '../../activities/ledger/ledger.ts';
import { judgePapers } from '../../activities/papers/judge-papers.ts';
import { approvedPlan } from '../activities/papers/act-with-papers.ts';
import { sampleCluster, sixServers } from '../platforms/callmanager4/sample-cluster.ts';
import { enlarge } from './enlarge.ts';
import { figures, print, shareOf } from './figures.ts';

const SERVERS = 20;
const TIMES = 200;

/** Nobody should notice that an act is judged. */
const ALLOWED_MS = 5;

/** What it costs an act of a plan of twenty servers to be judged by its papers, and to be written down before it begins. */
export async function timePapers(): Promise<void> {
  const { servers } = enlarge(sampleCluster(sixServers), SERVERS);
  const plan = await approvedPlan((site) => site, servers);
  const folder = await mkdtemp(join(tmpdir(), 'ccmctl-bench-'));
  const [step] = plan.acts;
  if (!step) throw new Error('the plan has no act');
  const input = plan.inputOf(step);
  const site = { ...plan.site, audit: { folder: join(folder, 'audit'), key: '', workers: [] } };
  const readSite = (): Promise<typeof site> => Promise.resolve(site);
  const judged: number[] = [];
  const written: number[] = [];
  for (let time = 0; time < TIMES; time += 1) {
    // As in a night under way: the ledger of a cluster has entries.
    const ledger = new Ledger(folder, `ccm/${time}`);
    await ledger.append({ event: 'ended', firstRun: 'the run before' }, () => null);
    const bench = { ...plan.bench, readSite, ledgerOf: () => ledger };
    const begun = performance.now();
    const leave = await judgePapers(bench, input, plan.current);
    const known = performance.now();
    await leave.begin([]);
    judged.push(known - begun);
    written.push(performance.now() - known);
  }
  await rm(folder, { recursive: true, force: true });
  await plan.remove();
  const kilobytes = (JSON.stringify(input.papers).length / 1024).toFixed(0);
  print(figures(`papers of an act judged (${SERVERS} servers, ${kilobytes} KB)`, judged));
  print(figures('an act written into the ledger and the record', written));
  const both = judged.map((milliseconds, index) => milliseconds + (written[index] ?? 0));
  print(`${figures('both', both)}   allowed ${ALLOWED_MS} ms (p50 ${shareOf(both, 0.5).toFixed(1)})`);
}

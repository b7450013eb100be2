// npm run bench: what a run costs on this machine. Figures, no verdicts: a test of timing would fail on a busy machine.
import { HostPool } from '../../activities/ssh/host-pool.ts';
import { randomUUID } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { createSite } from '../../platforms/callmanager4/site.ts';
import { readSecret } from '../../activities/ssh/read-secret.ts';
import { makeHashedPlan } from '../../activities/make-plan.ts';
import { loadClusterFile } from '../../platforms/callmanager4/cluster-file/load-cluster-file.ts';
import { readSettings } from '../../config/settings.ts';
import { startLab } from '../../lab/build-lab.ts';
import { targetOf } from '../platforms/callmanager4/target-of.ts';
import type { RunStatus } from '../../plan/types/run.ts';
import { findTemporal } from '../../worker/temporal/find-binary.ts';
import type { HistoryEvent } from '../../worker/read-history.ts';
import { startTemporal, type RunningTemporal } from '../../worker/temporal/start-server.ts';
import { answerUpdate, approveUpdate, statusQuery, workflowIdOf } from '../../workflows/messages.ts';
import { enlarge } from './enlarge.ts';
import { figures, print } from './figures.ts';
import { timeDeaths } from './deaths.ts';
import { gaugeMemory } from './memory.ts';
import { timePreflight } from './preflight.ts';
import { timePapers } from './papers.ts';
import { actionStep, promptStep, sampleCluster, samplePlan } from '../workflows/sample-cluster.ts';
import { bad, good, startScriptedWorker } from '../workflows/scripted-worker.ts';
import { CALLMANAGER4 } from '../../platforms/callmanager4/platform.ts';

const STEPS = 40;
const PROMPTS = 20;

const example = (name: string): string => fileURLToPath(new URL(`../../config/examples/${name}.yaml`, import.meta.url));

async function timePlanning(): Promise<void> {
  const { cluster } = await loadClusterFile(example('twelve-servers'));
  for (const count of [30, 60]) {
    const large = enlarge(cluster, count);
    const took = Array.from({ length: 9 }, () => {
      const start = performance.now();
      makeHashedPlan(CALLMANAGER4, large, { procedure: 'upgrade', looks: null });
      return performance.now() - start;
    });
    print(figures(`plan of ${count} servers, hashed`, took));
  }
}

async function timeLooks(): Promise<void> {
  const lab = await startLab({ clusterFile: example('demo-six-servers') });
  const { cluster } = await loadClusterFile(lab.clusterFile);
  const site = createSite({ hosts: new HostPool(readSecret) });
  const target = targetOf(cluster, cluster.servers[0]?.name ?? '');
  await site.look(target);
  const took: number[] = [];
  for (let count = 0; count < 50; count += 1) {
    const start = performance.now();
    await site.look(target);
    took.push(performance.now() - start);
  }
  print(figures('one look at a server of the lab, warm connection', took));
  await site.close();
  await lab.stop();
}

async function timeSteps(address: string): Promise<void> {
  const cluster = sampleCluster();
  const steps = Array.from({ length: STEPS }, (_, index) => actionStep(`PUB/act-${index}`));
  const prompts = Array.from({ length: PROMPTS }, (_, index) => promptStep(`PUB/ask-${index}`));
  const done = new Set<string>();
  const taskQueue = `bench-${randomUUID()}`;
  const acted: string[] = [];
  const worker = await startScriptedWorker(address, taskQueue, {
    cluster,
    plan: samplePlan(cluster, { PUB: [...steps, ...prompts] }),
    world: {
      check: () => {
        const last = acted.at(-1);
        const isProof = last !== undefined && !done.has(last);
        if (isProof) done.add(last);
        return isProof ? good() : bad();
      },
      act: ({ step }) => {
        acted.push(step);
        return { commands: [] };
      },
    },
  });
  const connection = await Connection.connect({ address });
  const client = new Client({ connection });
  const handle = await client.workflow.start('upgradeCluster', {
    taskQueue,
    workflowId: workflowIdOf(cluster.name),
    args: [{ cluster: {} }],
  });
  const until = async (isSo: (status: RunStatus) => boolean): Promise<RunStatus> => {
    for (;;) {
      const status = await handle.query(statusQuery);
      if (isSo(status)) return status;
    }
  };
  const { planHash } = await until(({ state }) => state === 'awaiting approval');
  await handle.executeUpdate(approveUpdate, { args: [{ planHash, by: 'Ada' }] });
  const asked = prompts.map(({ id }) => `${id}#1`);
  const moved: number[] = [];
  await until((status) => status.prompts[0]?.id === asked[0]);
  for (const [index, prompt] of asked.entries()) {
    const start = performance.now();
    await handle.executeUpdate(answerUpdate, { args: [{ prompt, value: 'done', by: 'Ben' }] });
    if (asked[index + 1] === undefined) break;
    await until((status) => status.prompts[0]?.id === asked[index + 1]);
    moved.push(performance.now() - start);
  }
  await handle.result();
  const history = await handle.fetchHistory();
  print(figures('a step that looks, acts and looks again (engine only)', stepTimes(history.events ?? [])));
  print(figures('from an answer to the next prompt in the status', moved));
  print(`events of the run for ${STEPS} such steps: ${history.events?.length}`);
  await worker.stop();
  await connection.close();
}

/** From the act's scheduling to the completion of the look after it: two activities are one step. */
function stepTimes(events: readonly HistoryEvent[]): number[] {
  const timeOf = ({ eventTime }: HistoryEvent): number =>
    Number(eventTime?.seconds ?? NaN) * 1000 + Number(eventTime?.nanos ?? NaN) / 1e6;
  const scheduled = events.filter(({ activityTaskScheduledEventAttributes: asked }) =>
    ['rebooted', 'reboot'].includes(asked?.activityType?.name ?? ''),
  );
  const ids = new Set(scheduled.map(({ eventId }) => String(eventId)));
  const completed = events.filter(({ activityTaskCompletedEventAttributes: ended }) =>
    ids.has(String(ended?.scheduledEventId)),
  );
  const [begun, ended] = [scheduled.map(timeOf), completed.map(timeOf)];
  return Array.from({ length: STEPS }, (_, step) => (ended[step * 2 + 1] ?? NaN) - (begun[step * 2] ?? NaN));
}

/** The histories that `record-histories.ts` has kept of rehearsals: a server's one must stay well below 1,500 events. */
async function countHistories(): Promise<void> {
  const folder = new URL('../workflows/histories/', import.meta.url);
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.json'));
  for (const file of files.sort()) {
    const { events } = JSON.parse(await readFile(new URL(file, folder), 'utf8')) as { events: unknown[] };
    print(`${`events of ${file.replace('.json', '')} on two servers of the lab`.padEnd(58)} ${events.length}`);
  }
}

async function measureAll(): Promise<void> {
  await countHistories();
  await timePlanning();
  await timeLooks();
  await timePreflight(example('twelve-servers'));
  await timePapers();
  await withTemporal(({ address }) => timeSteps(address));
}

async function withTemporal(work: (temporal: RunningTemporal) => Promise<void>): Promise<void> {
  const temporal = await startTemporal({ binary: await findTemporal(readSettings()), ui: false });
  try {
    await work(temporal);
  } finally {
    await temporal.stop();
  }
}

/**
 * What takes minutes is asked for by its name: `npm run bench -- memory`, with the number of runs and a folder for snapshots;
 * `npm run bench -- deaths`, with their number of each kind.
 */
const [what, count, snapshots] = process.argv.slice(2);
if (what === 'memory') await withTemporal((temporal) => gaugeMemory(temporal, Number(count ?? 200), snapshots));
else if (what === 'deaths') await timeDeaths(await findTemporal(readSettings()), Number(count ?? 20));
else await measureAll();

import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, WorkflowFailedError } from '@temporalio/client';
import { parse, stringify } from 'yaml';
import { findRecords } from '../../cli/audit/find-records.ts';
import { judgeRecord, type JudgedRecord } from '../../cli/audit/judge-record.ts';
import { makeRehearsalSite } from '../../cli/rehearsal/rehearsal-site.ts';
import { signForPeople } from '../../cli/rehearsal/sign-for-people.ts';
import { readJournal } from '../../cli/temporal/read-journal.ts';
import { startRun } from '../../cli/temporal/start-run.ts';
import { siteReader } from '../../config/site-file/load-site-file.ts';
import { startLab, type Lab } from '../../lab/build-lab.ts';
import { consoleAt } from '../../lab/console-client.ts';
import { temporalRun, type RobotRun } from '../../lab/robot-run.ts';
import { startRobots, type Manners } from '../../lab/robots.ts';
import type { JournalEntry } from '../../plan/types/journal-entry.ts';
import type { RunResult, StatusPrompt } from '../../plan/types/run.ts';
import { loadClusterFile } from '../../platforms/callmanager4/cluster-file/load-cluster-file.ts';
import { connectClient } from '../../worker/temporal/connect-client.ts';
import type { ExampleFile } from '../rehearsal/rehearse.ts';
import { PROMPT, SEAM } from './cells.ts';
import type { Conductor } from './conductor.ts';
import { CutLine } from './cut-line.ts';
import type { NightScene } from './scenes.ts';
import { TemporalThatDies } from './temporal-that-dies.ts';
import { WorkerProcess } from './worker-process-handle.ts';

/** Where one night takes place, as whoever strikes in it sees it. */
export interface Scene {
  readonly lab: Lab;
  readonly temporal: TemporalThatDies;
  /** The lines of the network between a worker and Temporal, and between a worker and the station. */
  readonly toTemporal: CutLine;
  readonly toStation: CutLine;
  /** The newest worker. */
  worker(): WorkerProcess;
  startWorker(): Promise<WorkerProcess>;
}

/** How a night ended, by what the lab has seen and by what the run says. */
export interface Night {
  readonly lab: Lab;
  readonly result: RunResult;
  readonly journal: readonly JournalEntry[];
  readonly record: JudgedRecord | undefined;
}

type Ending = () => unknown;

/**
 * A whole run in a lab with robots as its people, signed and recorded, with workers in processes of their own.
 *
 * @throws Error where it has not ended within so many minutes; with what was asked then
 */
export async function spendNight(
  night: NightScene,
  binary: string,
  conductor: Conductor,
  limitMinutes: number,
): Promise<Night> {
  const folder = await mkdtemp(join(tmpdir(), 'ccmctl-chaos-'));
  const ends: Ending[] = [() => rm(folder, { recursive: true, force: true })];
  const limit = AbortSignal.timeout(limitMinutes * 60_000);
  try {
    return await carryThrough(night, { folder, binary, conductor, ends, limit });
  } finally {
    for (const end of ends.reverse()) await Promise.resolve(end()).catch(() => undefined);
  }
}

interface Means {
  readonly folder: string;
  readonly binary: string;
  readonly conductor: Conductor;
  readonly ends: Ending[];
  /** When the night has lasted too long. */
  readonly limit: AbortSignal;
}

async function carryThrough(night: NightScene, { folder, binary, conductor, ends, limit }: Means): Promise<Night> {
  const temporal = await TemporalThatDies.start(binary, join(folder, 'temporal.db'));
  ends.push(() => temporal.stop());
  const lab = await startLab({ ...night, clusterFile: await clusterFileOf(night, folder) });
  ends.push(() => lab.stop());
  const [toStation, toTemporal] = [await throughLine(lab.clusterFile), await CutLine.open(temporal.port)];
  ends.push(() => (toStation.close(), toTemporal.close()));
  const { people } = (await loadClusterFile(lab.clusterFile)).cluster;
  const site = await makeRehearsalSite(lab.clusterFile, people);
  ends.push(() => site.remove());
  const workers: WorkerProcess[] = [];
  ends.push(() => Promise.all(workers.map((worker) => worker.stop())));
  const scene: Scene = {
    ...{ lab, temporal, toTemporal, toStation },
    worker: () => workers.at(-1) as WorkerProcess,
    async startWorker() {
      const address = `127.0.0.1:${toTemporal.port}`;
      const worker = await WorkerProcess.start(address, site.siteFile, (mine, announcement) =>
        conductor.announced(scene, mine, announcement),
      );
      workers.push(worker);
      return worker;
    },
  };
  await scene.startWorker();
  const connection = await connectClient({ address: `127.0.0.1:${temporal.port}` });
  ends.push(() => connection.close());
  const client = new Client({ connection });
  const { cluster, content } = await loadClusterFile(site.clusterFile, await siteReader(site.siteFile)());
  const input = { cluster: content, by: site.requester };
  await startRun(client, { cluster, procedure: night.procedure, input });
  const run = watched(signForPeople(temporalRun(client, cluster.name), site.keyOf), scene, conductor);
  const robots = startRobots({ run, console: consoleAt(lab.consoleUrl), people, repairs: true, manners });
  ends.push(() => robots.stop());
  const result = await Promise.race([resultOf(() => run.result(), limit), tooLong(run, limit)]);
  await robots.stop();
  const { entries: journal } = await readJournal(client, { workflowId: `ccm/${cluster.name}`, runs: result.runs });
  const [files] = await findRecords(site.audit.folder);
  return { lab, result, journal, record: files && (await judgeRecord(files, [site.audit.workerKey])) };
}

async function clusterFileOf({ clusterFile, differs }: NightScene, folder: string): Promise<string> {
  if (!differs) return clusterFile;
  const path = join(folder, 'cluster.yaml');
  await writeFile(path, stringify(differs(parse(await readFile(clusterFile, 'utf8')) as ExampleFile)));
  return path;
}

/** The station of the lab's cluster file, at the near end of a line. */
async function throughLine(clusterFile: string): Promise<CutLine> {
  const content = parse(await readFile(clusterFile, 'utf8')) as { station: { port: number } };
  const line = await CutLine.open(content.station.port);
  await writeFile(clusterFile, stringify({ ...content, station: { ...content.station, port: line.port } }));
  return line;
}

/** A run whose seams, questions and answers are places to strike at. */
function watched(run: RobotRun, scene: Scene, conductor: Conductor): RobotRun {
  const asked = new Set<string>();
  let runs = 1;
  return {
    ...run,
    async status() {
      const status = await run.status();
      conductor.worksAt(status.server ?? '');
      if (status.runs.length > runs) conductor.seen(scene, SEAM, 'crossed');
      runs = Math.max(runs, status.runs.length);
      for (const { id, server } of status.prompts) {
        if (!asked.has(id)) conductor.seen(scene, PROMPT, 'asked', server);
        asked.add(id);
      }
      return status;
    },
    async answer(...said) {
      await run.answer(...said);
      conductor.seen(scene, PROMPT, 'answered');
    },
  };
}

/** People take their time to decide, and may be asked often: things come back. */
const THINKING_MS = 3_000;

const manners = (prompt: StatusPrompt): Manners =>
  prompt.task.kind === 'decide'
    ? { delayMilliseconds: THINKING_MS, change: (answer) => ({ ...answer, value: patientlyOf(prompt) }) }
    : {};

const PATIENTLY = ['look-again', 'ask-again', 'go-on', 'read-again', 'write-again'];

/** Who does not know looks again, and has something done once more only where a machine has seen that it is not done. */
function patientlyOf({ form }: StatusPrompt): string {
  const values = form.kind === 'choice' ? form.choices.map(({ value }) => value) : [];
  const isSeen = !values.includes('attest');
  const wanted = isSeen ? ['act-again', 'repair', ...PATIENTLY] : PATIENTLY;
  return wanted.find((value) => values.includes(value)) ?? 'stop';
}

/** Temporal may be away while the end is waited for. */
async function resultOf(ask: () => Promise<RunResult>, limit: AbortSignal): Promise<RunResult> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (error instanceof WorkflowFailedError || limit.aborted) throw error;
      await sleep(500);
    }
  }
}

/** @throws Error with what was asked, once the limit is reached */
async function tooLong(run: RobotRun, limit: AbortSignal): Promise<never> {
  await once(limit, 'abort');
  throw new Error(`it has not ended in its time; ${await whereItStood(run)}`);
}

async function whereItStood(run: RobotRun): Promise<string> {
  try {
    const { server, prompts } = await run.status();
    const asked = prompts.map(({ id, title, task }) => `${id} "${title}" ${JSON.stringify(task)}`).join(', ');
    return `it worked at ${server ?? 'no server'}, and asked ${asked || 'nothing'}`;
  } catch (error) {
    return `nobody answers where it stands: ${error instanceof Error ? error.message : String(error)}`;
  }
}

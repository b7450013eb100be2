import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { startStack, type Stack } from '../../cli/rehearsal/start-stack.ts';
import { readJournal } from '../../cli/temporal/read-journal.ts';
import { startRun, type StartedRun } from '../../cli/temporal/start-run.ts';
import { readSettings } from '../../config/settings.ts';
import { consoleAt } from '../../lab/console-client.ts';
import { temporalRun, type RobotRun } from '../../lab/robot-run.ts';
import { startRobots } from '../../lab/robots.ts';
import type { JournalEntry } from '../../plan/types/journal-entry.ts';
import type { Answer, RunStatus, StatusPrompt } from '../../plan/types/run.ts';

const CLUSTER_FILE = fileURLToPath(new URL('../../config/examples/demo-two-servers.yaml', import.meta.url));

/** An upgrade of two servers in a lab, with the Temporal UI; robots answer all but what is left to somebody else. */
export interface AttendedRun {
  readonly cluster: string;
  readonly started: StartedRun;
  /** Temporal's gRPC front end, `host:port`, and its UI. */
  readonly address: string;
  readonly uiAddress: string;
  status(): Promise<Told>;
  /** Resolves with the status once it is as asked; rejects with the last one when that takes more than 45 seconds. */
  until(what: string, isSo: (status: Told) => boolean): Promise<Told>;
  /** Resolves with the open prompt of a step. */
  untilAsked(step: string): Promise<StatusPrompt>;
  answer(answer: Answer): Promise<void>;
  stop(): Promise<void>;
}

/** A status with the story of all runs of the chain. */
type Told = RunStatus & { readonly journal: readonly JournalEntry[] };

const PATIENCE_MILLISECONDS = 45_000;
const INTERVAL_MILLISECONDS = 100;

/**
 * Starts a run. Robots approve it and do the work of all hands; what they say about the steps in `leftOpen` is not sent,
 * so that these prompts stay open for a browser or a command line.
 */
export async function startAttendedRun(leftOpen: readonly string[]): Promise<AttendedRun> {
  // None that runs already: it has no UI that we know.
  const { TEMPORAL_ADDRESS: _another, TEMPORAL_PROFILE: _named, TEMPORAL_CONFIG_FILE: _file, ...env } = process.env;
  const notes: string[] = [];
  const stack = await startStack({
    site: undefined,
    signs: false,
    settings: readSettings({ ...env, TEMPORAL_NAMESPACE: 'default' }),
    identity: 'test of the UI',
    clusterFile: CLUSTER_FILE,
    faults: [],
    runs: 'forget',
    // Any free ones: another test starts a server on the usual ones, and sees that it is gone afterwards.
    ports: {},
    progress: () => undefined,
    note: (text) => void notes.push(text),
  });
  try {
    return await attend(stack, leftOpen);
  } catch (error) {
    await stack.stop();
    throw new Error(`the run did not start\n${notes.join('\n')}`, { cause: error });
  }
}

async function attend(stack: Stack, leftOpen: readonly string[]): Promise<AttendedRun> {
  const { cluster, content } = stack.cluster;
  const { address, uiAddress } = stack;
  if (uiAddress === null) throw new Error('the Temporal server has no UI');
  const started = await startRun(stack.client, {
    cluster,
    procedure: 'upgrade',
    input: { cluster: content },
  });
  const real = temporalRun(stack.client, cluster.name);
  const run: RobotRun = {
    ...real,
    answer: async (answer, way) => {
      if (!leftOpen.includes(stepOf(answer.prompt))) await real.answer(answer, way);
    },
  };
  const robots = startRobots({ run, console: consoleAt(stack.lab.consoleUrl), people: cluster.people });
  const status = async (): Promise<Told> => {
    const shown = await real.status();
    return { ...shown, journal: (await readJournal(stack.client, shown)).entries };
  };
  const until = (what: string, isSo: (status: Told) => boolean) => waitUntil(status, what, isSo);
  return {
    cluster: cluster.name,
    started,
    address,
    uiAddress,
    status,
    until,
    async untilAsked(step) {
      const isOfStep = ({ id }: StatusPrompt): boolean => stepOf(id) === step;
      const { prompts } = await until(`prompt of ${step}`, (status) => status.prompts.some(isOfStep));
      return prompts.find(isOfStep) as StatusPrompt;
    },
    answer: (answer) => real.answer(answer, 'update'),
    async stop() {
      await stack.client.workflow
        .getHandle(started.workflowId)
        .terminate('end of the test')
        .catch(() => undefined);
      await robots.stop();
      await stack.stop();
    },
  };
}

const stepOf = (prompt: string): string => prompt.replace(/#\d+$/, '');

async function waitUntil(ask: () => Promise<Told>, what: string, isSo: (status: Told) => boolean): Promise<Told> {
  const deadline = Date.now() + PATIENCE_MILLISECONDS;
  for (;;) {
    const status = await ask();
    if (isSo(status)) return status;
    if (Date.now() > deadline) throw new Error(`no ${what}; the status is ${JSON.stringify(status, null, 1)}`);
    await pause(INTERVAL_MILLISECONDS);
  }
}

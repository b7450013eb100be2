import { randomUUID } from 'node:crypto';
import { Client, Connection, type WorkflowHandle } from '@temporalio/client';
import { inject, onTestFinished } from 'vitest';
import type { Cluster } from '../../platforms/callmanager4/types/cluster.ts';
import type { AnyCluster } from '../../plan/types/cluster.ts';
import type { Plan } from '../../plan/types/plan.ts';
import type { Step } from '../../plan/types/step.ts';
import type { JournalEntry } from '../../plan/types/journal-entry.ts';
import type { RunResult, RunState, RunStatus, StatusPrompt } from '../../plan/types/run.ts';
import { answerUpdate, approveUpdate, statusQuery, workflowIdOf } from '../../workflows/messages.ts';
import { readJournal } from '../../cli/temporal/read-journal.ts';
import type { upgradeCluster } from '../../workflows/index.ts';
import { sampleCluster, samplePlan } from './sample-cluster.ts';
import { startScriptedWorker, type World } from './scripted-worker.ts';

/** The values that a question offers. */
export const choicesOf = ({ form }: StatusPrompt): readonly string[] =>
  form.kind === 'choice' ? form.choices.map(({ value }) => value) : [];

/** With the story of all runs of the chain. */
interface Told {
  readonly journal: readonly JournalEntry[];
}

/** A run on a real Temporal server whose plan is hand-made and whose servers behave as scripted. */
export class Rehearsal {
  readonly handle: WorkflowHandle<typeof upgradeCluster>;
  readonly #close: () => Promise<unknown>;
  readonly #client: Client;

  private constructor(handle: WorkflowHandle<typeof upgradeCluster>, close: () => Promise<unknown>, client: Client) {
    this.handle = handle;
    this.#close = close;
    this.#client = client;
  }

  /**
   * Starts a run and a worker for it; both end with the test.
   * @param content of the cluster file, for whoever reads that out of the run
   */
  static async start(cluster: Cluster, plan: Plan, world: World = {}, content?: unknown): Promise<Rehearsal> {
    const taskQueue = `test-${randomUUID()}`;
    const worker = await startScriptedWorker(inject('temporalAddress'), taskQueue, { cluster, plan, world });
    const rehearsal = await Rehearsal.startOn(taskQueue, cluster, content);
    let ended: Promise<void> | undefined;
    const close = async (): Promise<void> => {
      await worker.stop();
      await rehearsal.#close();
    };
    const run = new Rehearsal(rehearsal.handle, () => (ended ??= close()), rehearsal.#client);
    onTestFinished(() => run.end());
    return run;
  }

  /** Starts a run of these steps on PUB, and approves. */
  static ofSteps(steps: readonly Step[], world: World = {}): Promise<Rehearsal> {
    return Rehearsal.ofServers({ PUB: steps }, world);
  }

  /** Starts a run of these steps, server by server and then those `after` all of them, and approves. */
  static async ofServers(
    steps: Readonly<Record<string, readonly Step[]>>,
    world: World = {},
    after: Step[] = [],
  ): Promise<Rehearsal> {
    const cluster = sampleCluster(Object.keys(steps));
    const run = await Rehearsal.start(cluster, samplePlan(cluster, steps, after), world);
    await run.approve();
    return run;
  }

  /** Starts a run on a queue that somebody else works for; by a client of its own, unless one is given. */
  static async startOn(
    taskQueue: string,
    cluster: AnyCluster,
    content: unknown = cluster.rehearsal ? { rehearsal: true } : {},
    given?: Client,
  ): Promise<Rehearsal> {
    const connection = given?.connection ?? (await Connection.connect({ address: inject('temporalAddress') }));
    const client = given ?? new Client({ connection });
    const handle = await client.workflow.start<typeof upgradeCluster>('upgradeCluster', {
      taskQueue,
      workflowId: workflowIdOf(cluster.name),
      args: [{ cluster: content }],
    });
    return new Rehearsal(handle, () => connection.close(), client);
  }

  /** The runs that Temporal can be asked about by hand. */
  get client(): Client {
    return this.#client;
  }

  /** Ends another workflow by force, as somebody could in the Temporal UI. */
  async terminate(workflowId: string): Promise<void> {
    await this.#client.workflow.getHandle(workflowId).terminate('by force');
  }

  async status(): Promise<RunStatus & Told> {
    return this.#withJournal(await this.handle.query(statusQuery));
  }

  /** Waits for the end. */
  async result(): Promise<RunResult & Told> {
    // By the id alone: the first run of the chain may be gone by then.
    const handle = this.#client.workflow.getHandle<typeof upgradeCluster>(this.handle.workflowId);
    return this.#withJournal(await handle.result());
  }

  async #withJournal<Shown extends Pick<RunStatus, 'runs'>>(shown: Shown): Promise<Shown & Told> {
    const { workflowId } = this.handle;
    return { ...shown, journal: (await readJournal(this.#client, { workflowId, runs: shown.runs })).entries };
  }

  /** Waits until the status is as asked; fails with the last status when it does not come. */
  async until(what: string, isSo: (status: RunStatus & Told) => boolean, seconds = 20): Promise<RunStatus & Told> {
    const deadline = Date.now() + seconds * 1000;
    for (;;) {
      // While no worker is there yet, nobody answers a query.
      const status = await this.status().catch(() => null);
      if (status && isSo(status)) return status;
      if (Date.now() > deadline) throw new Error(`no ${what}; the status is ${JSON.stringify(status, null, 1)}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  untilState(state: RunState, seconds?: number): Promise<RunStatus & Told> {
    return this.until(`state ${state}`, (status) => status.state === state, seconds);
  }

  async untilAsked(title: string | RegExp): Promise<StatusPrompt> {
    const fits = (prompt: StatusPrompt): boolean => new RegExp(title).test(prompt.title);
    const status = await this.until(`prompt ${title}`, ({ prompts }) => prompts.some(fits));
    return status.prompts.find(fits) as StatusPrompt;
  }

  /** Waits for the prompt of this id. */
  async untilOpen(id: string): Promise<StatusPrompt> {
    const status = await this.until(`prompt ${id}`, ({ prompts }) => prompts.some((prompt) => prompt.id === id));
    return status.prompts.find((prompt) => prompt.id === id) as StatusPrompt;
  }

  async approve(by = 'Ada'): Promise<void> {
    const { planHash } = await this.untilState('awaiting approval');
    await this.handle.executeUpdate(approveUpdate, { args: [{ planHash, by }] });
  }

  answer(prompt: StatusPrompt, value: string | number, note?: string, by = 'Ben'): Promise<unknown> {
    return this.handle.executeUpdate(answerUpdate, {
      args: [{ prompt: prompt.id, value, by, ...(note === undefined ? {} : { note }) }],
    });
  }

  async end(): Promise<void> {
    await this.handle.terminate('end of the test').catch(() => undefined);
    await this.#close();
  }
}

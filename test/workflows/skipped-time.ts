import { randomUUID } from 'node:crypto';
import type { WorkflowHandle } from '@temporalio/client';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { expect } from 'vitest';
import { readJournal } from '../../cli/temporal/read-journal.ts';
import { readSettings } from '../../config/settings.ts';
import type { JournalEntry } from '../../plan/types/journal-entry.ts';
import type { Outline } from '../../plan/types/plan.ts';
import type { RunResult, StatusPrompt } from '../../plan/types/run.ts';
import type { Step } from '../../plan/types/step.ts';
import { eventsOf } from '../../worker/read-history.ts';
import { findTestServer } from '../../worker/temporal/find-test-server.ts';
import { addSearchAttributes, SEARCH_ATTRIBUTES } from '../../worker/temporal/search-attributes.ts';
import { workflowBundle } from '../../worker/workflow-bundle.ts';
import type { upgradeCluster } from '../../workflows/index.ts';
import { approveSignal, statusQuery, workflowIdOf } from '../../workflows/messages.ts';
import { sampleCluster, samplePlan } from './sample-cluster.ts';
import { readerOf, scripted, type World } from './scripted-worker.ts';

/** What a run came to, with its story. */
export type Told = RunResult & { readonly journal: readonly JournalEntry[] };

/** A run on a server whose clock jumps over every wait, and who plays its people. */
export interface SkippingRun {
  readonly handle: WorkflowHandle<typeof upgradeCluster>;
  /** Lets so much time go by. */
  readonly pass: (milliseconds: number) => Promise<void>;
  readonly untilAsked: (title: RegExp) => Promise<StatusPrompt>;
  /** Events in the histories of all runs of the chain, and how many runs these are. */
  readonly sizes: () => Promise<{ readonly events: number; readonly runs: number }>;
  /** What the run has written so far. */
  readonly journal: () => Promise<readonly JournalEntry[]>;
  /** The worker ends and another one takes the run over. */
  readonly changeWorker: () => Promise<void>;
}

/** A plan of steps on PUB whose servers behave as scripted. */
export interface SkippingWish {
  readonly steps: readonly Step[];
  readonly world?: World;
  /** Rules of the site that the plan goes by; absent: by none. */
  readonly siteRules?: Outline['siteRules'];
  /** Workers remember no run and go through its history for each task, so that another one takes over at once. */
  readonly isForgotten?: boolean;
}

/** As often as people are reminded where nobody says otherwise. */
export const REMIND_SECONDS = 15 * 60;

/** A Temporal server that lets days go by in a moment. */
export class SkippingServer {
  readonly environment: TestWorkflowEnvironment;

  private constructor(environment: TestWorkflowEnvironment) {
    this.environment = environment;
  }

  static async start(): Promise<SkippingServer> {
    const path = await findTestServer(readSettings());
    const environment = await TestWorkflowEnvironment.createTimeSkipping({
      server: { executable: { type: 'existing-path', path } },
    });
    await addSearchAttributes(environment.connection, 'default', SEARCH_ATTRIBUTES);
    return new SkippingServer(environment);
  }

  stop(): Promise<void> {
    return this.environment.teardown();
  }

  /** Carries a run through; `meanwhile` plays the people. */
  async carryThrough(wish: SkippingWish, meanwhile: (run: SkippingRun) => Promise<void>): Promise<Told> {
    const { client } = this.environment;
    const cluster = sampleCluster();
    const plan = { ...samplePlan(cluster, { PUB: wish.steps }), remindSeconds: REMIND_SECONDS };
    const ruled = wish.siteRules === undefined ? plan : { ...plan, siteRules: wish.siteRules };
    const taskQueue = `time-${randomUUID()}`;
    const activities = scripted(cluster, ruled, wish.world ?? {}, readerOf(client));
    const startWorker = () => this.#startWorker(taskQueue, activities, wish.isForgotten ?? false);
    let worker = await startWorker();
    const workflowId = workflowIdOf(cluster.name);
    const handle = await client.workflow.start<typeof upgradeCluster>('upgradeCluster', {
      taskQueue,
      workflowId,
      args: [{ cluster: {} }],
    });
    const status = () => client.workflow.getHandle<typeof upgradeCluster>(workflowId).query(statusQuery);
    try {
      await expect.poll(async () => (await status()).state, { timeout: 20_000 }).toBe('awaiting approval');
      await handle.signal(approveSignal, { planHash: (await status()).planHash, by: 'Ada' });
      await meanwhile({
        handle: client.workflow.getHandle(workflowId),
        pass: (milliseconds) => this.environment.sleep(milliseconds),
        async untilAsked(title) {
          const found = async () => (await status()).prompts.find((prompt) => title.test(prompt.title));
          await expect.poll(found, { timeout: 20_000 }).toBeDefined();
          return (await found()) as StatusPrompt;
        },
        async sizes() {
          const { runs } = await status();
          let events = 0;
          for (const { runId } of runs)
            for await (const { eventId } of eventsOf(client, { workflowId, runId })) events += eventId ? 1 : 0;
          return { events, runs: runs.length };
        },
        journal: async () => (await readJournal(client, { workflowId, runs: (await status()).runs })).entries,
        changeWorker: async () => {
          await worker.stop();
          worker = await startWorker();
        },
      });
      const result = await client.workflow.getHandle<typeof upgradeCluster>(workflowId).result();
      const { entries } = await readJournal(client, { workflowId, runs: result.runs });
      return { ...result, journal: entries };
    } finally {
      await worker.stop();
    }
  }

  async #startWorker(
    taskQueue: string,
    activities: ReturnType<typeof scripted>,
    isForgotten: boolean,
  ): Promise<{ readonly stop: () => Promise<void> }> {
    const worker = await Worker.create({
      connection: this.environment.nativeConnection,
      taskQueue,
      workflowBundle: await workflowBundle(readSettings().cacheFolder),
      activities: { ...activities },
      ...(isForgotten && { maxCachedWorkflows: 0 }),
    });
    const running = worker.run();
    return {
      async stop() {
        worker.shutdown();
        await running;
      },
    };
  }
}

import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { Client, Connection, type WorkflowHandle } from '@temporalio/client';
import { bundleWorkflowCode, NativeConnection, Runtime, Worker, DefaultLogger } from '@temporalio/worker';
import { inject } from 'vitest';
import type { ActionInput, ActionReport, Activities, CheckInput } from '../../activities/types.ts';
import type { Cluster } from '../../plan/types/cluster.ts';
import { unknown, type Observation } from '../../plan/types/observation.ts';
import type { Plan } from '../../plan/types/plan.ts';
import type { RunState, RunStatus, StatusPrompt, Verdict } from '../../plan/types/run.ts';
import { answerUpdate, approveUpdate, statusQuery, workflowIdOf } from '../../workflows/messages.ts';
import type { upgradeCluster } from '../../workflows/upgrade-cluster.ts';

/** What the scripted world answers: checks and acts by the step's or check's name. */
export interface World {
  check(input: CheckInput): Verdict | Promise<Verdict>;
  act(input: ActionInput): ActionReport | Promise<ActionReport>;
}

export const good = (seen = 'as expected'): Verdict => ({ verdict: 'good', expected: 'good', seen });
export const bad = (seen = 'something else'): Verdict => ({ verdict: 'bad', expected: 'good', seen });
export const notKnown = (seen = 'no answer'): Verdict => ({ verdict: 'unknown', expected: 'good', seen });

Runtime.install({
  logger: new DefaultLogger('ERROR'),
  telemetryOptions: { logging: { forward: {}, filter: 'ERROR' } },
});

const bundle = bundleWorkflowCode({
  workflowsPath: fileURLToPath(new URL('../../workflows/index.ts', import.meta.url)),
  logger: new DefaultLogger('ERROR'),
});

/** A run on a real Temporal server whose plan is hand-made and whose servers behave as scripted. */
export class Rehearsal {
  readonly handle: WorkflowHandle<typeof upgradeCluster>;
  readonly client: Client;
  readonly #worker: Worker;
  readonly #running: Promise<void>;
  readonly #close: () => Promise<void>;

  private constructor(
    handle: WorkflowHandle<typeof upgradeCluster>,
    client: Client,
    worker: Worker,
    close: () => Promise<void>,
  ) {
    this.handle = handle;
    this.client = client;
    this.#worker = worker;
    this.#running = worker.run();
    this.#close = close;
  }

  static async start(cluster: Cluster, plan: Plan, world: World): Promise<Rehearsal> {
    const address = inject('temporalAddress');
    const connection = await NativeConnection.connect({ address });
    const taskQueue = `test-${randomUUID()}`;
    const worker = await Worker.create({
      connection,
      taskQueue,
      workflowBundle: await bundle,
      activities: { ...scripted(cluster, plan, world) },
    });
    const clientConnection = await Connection.connect({ address });
    const client = new Client({ connection: clientConnection });
    const handle = await client.workflow.start<typeof upgradeCluster>('upgradeCluster', {
      taskQueue,
      workflowId: workflowIdOf(cluster.name),
      args: [{ cluster: {} }],
    });
    return new Rehearsal(handle, client, worker, async () => {
      await clientConnection.close();
      await connection.close();
    });
  }

  status(): Promise<RunStatus> {
    return this.handle.query(statusQuery);
  }

  /** Waits until the status is as asked; fails with the last status when it does not come. */
  async until(what: string, isSo: (status: RunStatus) => boolean, seconds = 20): Promise<RunStatus> {
    const deadline = Date.now() + seconds * 1000;
    for (;;) {
      const status = await this.status();
      if (isSo(status)) return status;
      if (Date.now() > deadline) throw new Error(`no ${what}; the status is ${JSON.stringify(status, null, 1)}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  untilState(state: RunState): Promise<RunStatus> {
    return this.until(`state ${state}`, (status) => status.state === state);
  }

  async untilAsked(title: string | RegExp): Promise<StatusPrompt> {
    const fits = (prompt: StatusPrompt): boolean => new RegExp(title).test(prompt.title);
    const status = await this.until(`prompt ${title}`, ({ prompts }) => prompts.some(fits));
    return status.prompts.find(fits) as StatusPrompt;
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
    this.#worker.shutdown();
    await this.#running;
    await this.#close();
  }
}

/** An observation in which nothing is known: these tests plan by hand. */
function unseen(server: string): Observation {
  const nothing = unknown('nobody looks in this test');
  return {
    server,
    at: new Date(0).toISOString(),
    reachable: nothing,
    computerName: nothing,
    bootTime: nothing,
    windowsVersion: nothing,
    servicePack: nothing,
    callManager: nothing,
    osImage: nothing,
    memoryMegabytes: nothing,
    freeMegabytesOnC: nothing,
    services: nothing,
    drive: nothing,
    pendingFileRenames: nothing,
    cdRomRestricted: nothing,
    adapters: nothing,
    domainRole: nothing,
    workgroup: nothing,
    loggedOn: nothing,
  };
}

const scripted = (cluster: Cluster, plan: Plan, world: World): Activities => ({
  readClusterFile: () => Promise.resolve(cluster),
  lookAtServer: ({ server }) => Promise.resolve(unseen(server.name)),
  makePlan: () => Promise.resolve(plan),
  runCheck: async (input) => world.check(input),
  runAction: async (input) => world.act(input),
});

import { AsyncLocalStorage } from 'node:async_hooks';
import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import type { WorkerActivities } from '../../activities/create-activities.ts';
import type { Attempt } from './activity-execution.ts';
import type { SimulatedTemporal } from './simulated-temporal.ts';
import type { Poller } from './temporal-ports.ts';
import type { VirtualTime } from './virtual-time.ts';

/** What happens to an attempt on its way, for whoever may strike there. */
export interface AttemptWatch {
  readonly begins: (worker: SimulatedWorker, attempt: Attempt) => void;
  readonly done: (worker: SimulatedWorker, attempt: Attempt) => void;
}

/** An act waits for Temporal's word for so long. */
const PATIENCE_MS = 5_000;

/** Nobody reads what thousands of nights would log. */
const SILENT = new DefaultLogger('ERROR', () => undefined);

/** Which attempt a command belongs to, for those who carry it to its host. */
export const attemptAtWork = new AsyncLocalStorage<Attempt>();

/** A worker in this process. It can be killed, and frozen for a while; until then it is as any other. */
export class SimulatedWorker implements Poller {
  readonly name: string;
  readonly #time: VirtualTime;
  readonly #temporal: SimulatedTemporal;
  readonly #activities: ReadonlyMap<string, (...args: never[]) => Promise<unknown>>;
  readonly #watch: AttemptWatch;
  #isDead = false;
  #thawed: Promise<void> | null = null;

  constructor(
    name: string,
    time: VirtualTime,
    temporal: SimulatedTemporal,
    activities: (worker: SimulatedWorker) => WorkerActivities,
    watch: AttemptWatch,
  ) {
    this.name = name;
    this.#time = time;
    this.#temporal = temporal;
    this.#activities = new Map(Object.entries(activities(this)));
    this.#watch = watch;
  }

  get canTake(): boolean {
    return !this.#isDead && this.#thawed === null;
  }

  kill(): void {
    this.#isDead = true;
  }

  /** Stops it in whatever it does, and lets it go on then, as SIGSTOP and SIGCONT do. */
  freeze(milliseconds: number): void {
    if (this.#isDead || this.#thawed) return;
    this.#thawed = this.#time.pass(milliseconds).then(() => {
      this.#thawed = null;
      this.#temporal.wake();
    });
  }

  /** Passes at once where the worker lives; when it is frozen, after that; where it is dead, never. */
  async alive(): Promise<void> {
    for (;;) {
      if (this.#isDead) return new Promise(() => undefined);
      if (!this.#thawed) return;
      await this.#thawed;
    }
  }

  take(attempt: Attempt): void {
    void this.#carryOut(attempt);
  }

  async #carryOut(attempt: Attempt): Promise<void> {
    const run = this.#activities.get(attempt.type);
    const environment = this.#environmentOf(attempt);
    this.#watch.begins(this, attempt);
    await this.alive();
    let report: () => void;
    try {
      if (!run) throw new Error(`no activity is called ${attempt.type}`);
      const result = await attemptAtWork.run(attempt, () => environment.run(run, ...(attempt.args as never[])));
      report = () => this.#temporal.complete(attempt.token, result);
    } catch (error) {
      report = () => this.#temporal.fail(attempt.token, error);
    }
    await this.alive();
    this.#watch.done(this, attempt);
    await this.#tell(report);
  }

  /** A worker tells what an attempt came to until somebody hears it. */
  async #tell(report: () => void): Promise<void> {
    for (;;) {
      await this.alive();
      try {
        report();
        return;
      } catch {
        await this.#time.pass(500);
      }
    }
  }

  #environmentOf(attempt: Attempt): MockActivityEnvironment {
    const { token } = attempt;
    const beat = (details: unknown): void => {
      if (this.#temporal.heartbeat(token, details).isCancelRequested) environment.cancel();
    };
    const client = {
      withAbortSignal: <Result>(_signal: AbortSignal, call: () => Result): Result => call(),
      withDeadline: (_deadline: number, call: () => Promise<void>): Promise<void> => call(),
      activity: { heartbeat: (_token: Uint8Array, details: unknown) => this.#ask(() => beat(details)) },
    };
    const info = {
      attempt: attempt.attempt,
      taskQueue: attempt.taskQueue,
      taskToken: Buffer.from(token),
      base64TaskToken: Buffer.from(token).toString('base64'),
      activityId: attempt.activityId,
      activityType: attempt.type,
      heartbeatDetails: attempt.heartbeatDetails,
      scheduledTimestampMs: attempt.scheduledAt,
      currentAttemptScheduledTimestampMs: attempt.attemptScheduledAt,
      startToCloseTimeoutMs: attempt.startToCloseMs,
      workflowExecution: { workflowId: this.#temporal.run.of.workflowId, runId: token.split('/')[0] ?? '' },
    };
    const environment = new MockActivityEnvironment(info, { client: client as never, logger: SILENT });
    environment.on('heartbeat', (details: unknown) => {
      if (!this.canTake || !this.#temporal.isUp) return;
      try {
        beat(details);
      } catch {
        environment.cancel('NOT_FOUND');
      }
    });
    return environment;
  }

  /** What is asked of Temporal itself, for as long as somebody has patience. */
  async #ask(call: () => void): Promise<void> {
    await this.alive();
    const until = this.#time.now() + PATIENCE_MS;
    while (!this.#temporal.isUp && this.#time.now() < until) await this.#time.pass(200);
    await this.#time.pass(2);
    await this.alive();
    call();
    await this.#time.pass(2);
    await this.alive();
  }
}

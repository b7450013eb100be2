import { defaultFailureConverter, defaultPayloadConverter, type Payload } from '@temporalio/common';
import { optionalTsToMs } from '@temporalio/common/lib/time.js';
import type { coresdk } from '@temporalio/proto';
import type { JournalPage } from '../../plan/types/chain.ts';
import { ActivityExecution, type Resolution } from './activity-execution.ts';
import type { Poller, SimulatedTemporalOptions } from './temporal-ports.ts';
import { carryOutTask, taskOf } from './task-of-run.ts';
import type { InstanceOf, WorkflowInstance } from './workflow-instances.ts';
import { answer, endsRun, firstJob, holdTo, payloadsOf, queryJob } from './commands.ts';
import { resetRun } from './reset-run.ts';
import { chainOf, closeRun, newRun, type Command, type Job, type WorkflowRun } from './workflow-run.ts';

interface Settle {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** From one thing that happens in a server to the next, in milliseconds. */
const HOP_MS = 3;

/** A workflow's task stays for so long with the worker that has the workflow in its cache. */
const STICKY_MS = 4_000;

/**
 * What of a Temporal server one chain of runs can tell from a real one: tasks of the workflow, timers, activities with their
 * limits and retries, signals, updates and queries, continued runs. Workflow code runs in the SDK's own sandbox.
 */
export class SimulatedTemporal {
  readonly result: Promise<unknown>;
  readonly runs: WorkflowRun[] = [];
  readonly #options: SimulatedTemporalOptions;
  readonly #pollers = new Set<Poller>();
  readonly #queue = new Set<ActivityExecution>();
  readonly #whenUp: (() => void)[] = [];
  readonly #settle: Settle;
  #isUp = true;
  #isAtWork = false;
  /** Somebody has asked since the last task, and no worker was to be reached. */
  #isAskedInVain = false;
  #wake: (() => void) | null = null;
  #cached: { readonly run: WorkflowRun; readonly by: Poller; readonly instance: WorkflowInstance } | null = null;

  constructor(options: SimulatedTemporalOptions) {
    this.#options = options;
    let settle: Settle = { resolve: () => undefined, reject: () => undefined };
    this.result = new Promise((resolve, reject) => (settle = { resolve, reject }));
    this.#settle = settle;
    this.result.catch(() => undefined);
  }

  get isUp(): boolean {
    return this.#isUp;
  }

  get run(): WorkflowRun {
    return this.runs.at(-1) as WorkflowRun;
  }

  /** Starts the first run of a chain. */
  start(workflowType: string, workflowId: string, taskQueue: string, input: unknown): void {
    const now = this.#options.time.now();
    const runId = this.#options.random.uuid();
    const of: InstanceOf = {
      ...{ runId, firstRunId: runId, originalRunId: runId, workflowId, workflowType, taskQueue },
      ...{ startedAt: now, chainStartedAt: now, seed: this.#options.random.number(1, 1_000_000) },
    };
    this.#begin(of, [defaultPayloadConverter.toPayload<unknown>(input)], {});
  }

  attach(poller: Poller): void {
    this.#pollers.add(poller);
    this.wake();
  }

  /** Whoever waits for a worker looks again. */
  wake(): void {
    this.#kick();
    for (const activity of this.#queue) this.#dispatch(activity);
  }

  /** Nobody reaches the server any more; what it keeps it keeps. */
  goDown(): void {
    this.#isUp = false;
  }

  comeUp(): void {
    this.#isUp = true;
    for (const act of this.#whenUp.splice(0)) act();
    this.wake();
  }

  /** @throws Error where the server is away or the run over */
  signal(name: string, args: readonly unknown[]): void {
    this.#needUp();
    if (this.run.isClosed) throw new Error('the run is over');
    this.#push(this.run, {
      signalWorkflow: { signalName: name, input: payloadsOf(args), identity: 'somebody', headers: {} },
    });
  }

  /** @throws Error where it is refused, the server is away or the run over */
  update(name: string, args: readonly unknown[], id = this.#options.random.uuid()): Promise<unknown> {
    this.#needUp();
    if (this.run.isClosed) throw new Error('the run is over');
    const { run } = this;
    return new Promise((resolve, reject) => {
      const instance = `${id}-${run.tasks.length}-${run.pending.length}`;
      run.updates.set(instance, { resolve, reject });
      this.#push(run, {
        doUpdate: {
          ...{ id, protocolInstanceId: instance, name, input: payloadsOf(args), headers: {} },
          ...{ meta: { identity: 'somebody', updateId: id }, runValidator: true },
        },
      });
    });
  }

  /** @throws Error where nobody can answer it now */
  async query(name: string, args: readonly unknown[] = [], run = this.run): Promise<unknown> {
    this.#needUp();
    const by = this.#pollerOf(run);
    if (!by) this.#isAskedInVain = true;
    if (!by || this.#isAtWork || run.tasks.length === 0) throw new Error('no worker answers');
    this.#isAtWork = true;
    try {
      const asked: Job = queryJob(name, args);
      const { commands } = await this.#options.time.standStill(async () =>
        (await this.#instanceFor(run, by)).activate(taskOf(run, [asked], this.#options), false),
      );
      const answer = commands[0]?.respondToQuery;
      if (answer?.succeeded?.response) return defaultPayloadConverter.fromPayload(answer.succeeded.response);
      throw new Error(`the query failed: ${answer?.failed?.message ?? 'no answer'}`);
    } finally {
      this.#isAtWork = false;
      this.#kick();
    }
  }

  /** Asks the workflow to cancel. */
  cancel(): void {
    this.#needUp();
    this.#push(this.run, { cancelWorkflow: {} });
  }

  /** The runs that count: a Reset forgets those after the one that it makes anew. */
  get chain(): readonly WorkflowRun[] {
    return chainOf(this.runs);
  }

  /** Resets some run of the chain to some task, as chance has it; the run that is under way ends by that. */
  reset(): void {
    this.#needUp();
    if (this.run.isClosed) throw new Error('the run is over');
    const { random, time } = this.#options;
    const { chain } = this;
    const number = random.number(0, 1) === 0 ? chain.length - 1 : random.number(0, chain.length - 1);
    const base = chain[number] as WorkflowRun;
    if (base.tasks.length === 0) throw new Error('there is no task to reset to');
    const of = { ...base.of, runId: random.uuid(), seed: random.number(1, 1_000_000) };
    const keep = random.number(0, base.tasks.length - 1);
    const { run, timers, activities } = resetRun(base, keep, of, chain.slice(number + 1));
    closeRun(this.run);
    this.runs.push(run);
    for (const { seq, due } of timers) this.#setTimer(run, seq, Math.max(0, due - time.now()));
    for (const command of activities) this.#schedule(run, command);
    this.#kick();
  }

  /** @throws Error where the attempt is not the one any more, or the server is away */
  heartbeat(token: string, details: unknown): { readonly isCancelRequested: boolean } {
    this.#needUp();
    const activity = this.#activityOf(token);
    if (!activity?.heartbeat(token, details)) throw new Error('activity not found or closed already');
    return { isCancelRequested: activity.isCancelRequested };
  }

  complete(token: string, result: unknown): void {
    this.#needUp();
    this.#activityOf(token)?.complete(token, result);
  }

  fail(token: string, error: unknown): void {
    this.#needUp();
    this.#activityOf(token)?.fail(token, error);
  }

  /** What activities of a type came to in one run. */
  resultsOf(runId: string, type: string): readonly unknown[] {
    const run = this.runs.find(({ of }) => of.runId === runId);
    return (run?.results ?? []).filter((one) => one.type === type).map(({ result }) => result);
  }

  async end(): Promise<void> {
    closeRun(this.run);
    await this.#cached?.instance.end();
    this.#cached = null;
  }

  #needUp(): void {
    if (!this.#isUp) throw new Error('14 UNAVAILABLE: the server is away');
  }

  #activityOf(token: string): ActivityExecution | undefined {
    return [...this.run.activities.values()].find((activity) => activity.isOf(token));
  }

  #begin(of: InstanceOf, args: readonly Payload[], memo: Record<string, unknown>): void {
    this.runs.push(newRun(of, firstJob(of, args, memo), memo));
    this.#kick();
  }

  #push(run: WorkflowRun, job: Job): void {
    if (run.isClosed) return;
    run.pending.push(job);
    run.events += 1;
    this.#kick();
  }

  #anyPoller(): Poller | undefined {
    return [...this.#pollers].filter(({ canTake }) => canTake).at(-1);
  }

  /** Who gets the next task of the workflow; undefined: nobody now. */
  #pollerOf(run: WorkflowRun): Poller | undefined {
    const cached = this.#cached;
    return cached?.run === run && cached.by.canTake ? cached.by : this.#anyPoller();
  }

  #kick(): void {
    if (this.#wake !== null || this.#isAtWork || !this.#isUp) return;
    const run = this.runs.at(-1);
    if (!run || run.isClosed || run.pending.length === 0) return;
    const by = this.#pollerOf(run);
    if (!by) return;
    const isMoved = this.#cached !== null && this.#cached.run === run && this.#cached.by !== by;
    this.#wake = this.#options.time.after(isMoved ? STICKY_MS : HOP_MS, () => {
      this.#wake = null;
      if (this.#isUp && by.canTake && !run.isClosed)
        void this.#carryOut(run, by).catch((error: unknown) => this.#settle.reject(error as Error));
      else this.#kick();
    });
  }

  /** The workflow as that worker has it: from its cache, or made anew of the run's history. */
  async #instanceFor(run: WorkflowRun, by: Poller): Promise<WorkflowInstance> {
    if (this.#cached?.run === run && this.#cached.by === by) return this.#cached.instance;
    await this.#evict();
    const instance = await this.#options.instances.begin(run.of);
    for (const { task, commands } of run.tasks) holdTo(commands, (await instance.activate(task, true)).commands);
    this.#cached = { run, by, instance };
    return instance;
  }

  async #evict(): Promise<void> {
    const cached = this.#cached;
    this.#cached = null;
    await cached?.instance.end();
  }

  async #carryOut(run: WorkflowRun, by: Poller): Promise<void> {
    this.#isAtWork = true;
    const jobs = run.pending.splice(0);
    const task = taskOf(run, jobs, this.#options);
    const { commands, flags } = await this.#options.time.standStill(async () =>
      carryOutTask(await this.#instanceFor(run, by), run, task, this.#isAskedInVain),
    );
    this.#isAskedInVain = false;
    await this.#options.time.pass(HOP_MS);
    this.#isAtWork = false;
    const isLost = run.isClosed || !this.#isUp || !by.canTake;
    // A task that ends a run is void when something has arrived meanwhile.
    if (isLost || (commands.some(endsRun) && run.pending.length > 0)) {
      run.pending.unshift(...jobs);
      await this.#options.time.standStill(() => this.#evict());
    } else {
      run.tasks.push({ task: { ...task, flags }, commands });
      if (commands.some(endsRun)) await this.#options.time.standStill(() => this.#lastWords(run, by));
      run.events += 3;
      for (const command of commands) this.#obey(run, command);
    }
    this.#kick();
  }

  /** What a run has written is asked of it while it is still at hand: later it would have to be made anew for that. */
  async #lastWords(run: WorkflowRun, by: Poller): Promise<void> {
    const instance = await this.#instanceFor(run, by);
    for (let next: number | null = 0; next !== null;) {
      const asked = queryJob('journal', [{ from: next }]);
      const { commands } = await instance.activate(taskOf(run, [asked], this.#options), false);
      const answered = commands[0]?.respondToQuery?.succeeded?.response as Payload;
      const page = defaultPayloadConverter.fromPayload<JournalPage>(answered);
      run.journal.push(...page.entries);
      next = page.next;
    }
  }

  #obey(run: WorkflowRun, command: Command): void {
    const { startTimer, cancelTimer, scheduleActivity, requestCancelActivity, updateResponse } = command;
    if (startTimer) this.#startTimer(run, startTimer);
    if (cancelTimer) this.#cancelTimer(run, cancelTimer.seq ?? 0);
    if (scheduleActivity) this.#schedule(run, scheduleActivity);
    if (requestCancelActivity) run.activities.get(requestCancelActivity.seq ?? 0)?.requestCancel();
    if (updateResponse) answer(run, updateResponse);
    Object.assign(run.memo, command.modifyWorkflowProperties?.upsertedMemo?.fields ?? {});
    if (endsRun(command)) this.#end(run, command);
  }

  #startTimer(run: WorkflowRun, { seq, startToFireTimeout }: coresdk.workflow_commands.IStartTimer): void {
    this.#setTimer(run, seq ?? 0, optionalTsToMs(startToFireTimeout) ?? 0);
  }

  #setTimer(run: WorkflowRun, seq: number, milliseconds: number): void {
    const fire = (): void => {
      run.timers.delete(seq);
      this.#push(run, { fireTimer: { seq } });
    };
    run.timers.set(
      seq,
      this.#options.time.after(milliseconds, () => this.#onceUp(fire)),
    );
  }

  #cancelTimer(run: WorkflowRun, seq: number): void {
    run.timers.get(seq)?.();
    run.timers.delete(seq);
    run.pending = run.pending.filter(({ fireTimer }) => fireTimer?.seq !== seq);
  }

  #schedule(run: WorkflowRun, command: coresdk.workflow_commands.IScheduleActivity): void {
    run.events += 1;
    const activity = new ActivityExecution(run.of.runId, command, {
      time: this.#options.time,
      offer: (offered) => {
        this.#queue.add(offered);
        this.#options.time.after(HOP_MS, () => this.#dispatch(offered));
        return () => this.#queue.delete(offered);
      },
      resolve: (closed, result) => this.#resolve(run, closed, result),
      whenUp: (act) => this.#onceUp(act),
    });
    run.activities.set(activity.seq, activity);
  }

  #resolve(run: WorkflowRun, activity: ActivityExecution, result: Resolution): void {
    const type = activity.command.activityType ?? '';
    run.events += 2;
    const payload = result.completed?.result;
    if (payload) run.results.push({ type, result: defaultPayloadConverter.fromPayload(payload) });
    this.#options.watch.over?.(activity.token);
    this.#push(run, { resolveActivity: { seq: activity.seq, result } });
    this.#options.watch.reported?.(type);
  }

  #dispatch(activity: ActivityExecution): void {
    if (!this.#isUp || !this.#queue.has(activity)) return;
    const able = [...this.#pollers].filter(({ canTake }) => canTake);
    const by = able[this.#options.random.number(0, able.length - 1)];
    if (!by) return;
    this.#queue.delete(activity);
    by.take(activity.begin());
  }

  #onceUp(act: () => void): void {
    if (this.#isUp) act();
    else this.#whenUp.push(act);
  }

  #end(run: WorkflowRun, command: Command): void {
    const {
      completeWorkflowExecution: completed,
      failWorkflowExecution: failed,
      continueAsNewWorkflowExecution: goesOn,
    } = command;
    closeRun(run);
    if (goesOn) {
      const runId = this.#options.random.uuid();
      const now = this.#options.time.now();
      const of = {
        ...run.of,
        runId,
        originalRunId: runId,
        before: run.of.runId,
        startedAt: now,
        seed: this.#options.random.number(1, 1_000_000),
      };
      this.#begin(of, goesOn.arguments ?? [], { ...(goesOn.memo as Record<string, unknown>) });
      this.#options.watch.crossed?.();
      return;
    }
    if (completed)
      return this.#settle.resolve(completed.result ? defaultPayloadConverter.fromPayload(completed.result) : undefined);
    const failure = failed?.failure;
    this.#settle.reject(
      failure
        ? defaultFailureConverter.failureToError(failure, defaultPayloadConverter)
        : new Error('the workflow was cancelled'),
    );
  }
}

import { Runtime } from '@temporalio/worker';
import { parseWorkflowCode } from '@temporalio/worker/lib/worker.js';
import { ReusableVMWorkflowCreator, type ReusableVMWorkflow } from '@temporalio/worker/lib/workflow/reusable-vm.js';
import { globalHandlers } from '@temporalio/worker/lib/workflow/vm-shared.js';
import type { WorkflowCreateOptions } from '@temporalio/worker/lib/workflow/interface.js';
import proto, { type coresdk } from '@temporalio/proto';
import { TypedSearchAttributes } from '@temporalio/common';
import { msToTs } from '@temporalio/common/lib/time.js';
import Long from 'long';
import { readSettings } from '../../config/settings.ts';
import { workflowBundle } from '../../worker/workflow-bundle.ts';
import { CALLMANAGER4 } from '../../platforms/callmanager4/platform.ts';

type Activation = coresdk.workflow_activation.IWorkflowActivation;
type Job = coresdk.workflow_activation.IWorkflowActivationJob;
export type Payload = Readonly<Record<string, unknown>>;

/** One task of a workflow: what came to it, at which moment, and what the workflow did. */
export interface TaskOfHistory {
  readonly at: number;
  readonly jobs: readonly Job[];
  readonly historyLength: number;
  readonly isLong: boolean;
  /** What of the SDK's own behaviour it was carried out with, which a replay is held to. */
  readonly flags?: readonly number[];
}

/** What a workflow did in one task, and with which of the SDK's flags. */
export interface Activated {
  readonly commands: readonly coresdk.workflow_commands.IWorkflowCommand[];
  readonly flags: readonly number[];
}

/** What makes an instance of a workflow: the run that it is of. */
export interface InstanceOf {
  readonly runId: string;
  readonly firstRunId: string;
  /** Another one where a Reset has made this run. */
  readonly originalRunId: string;
  /** The run of the chain before it. */
  readonly before?: string;
  readonly workflowId: string;
  readonly workflowType: string;
  readonly taskQueue: string;
  readonly startedAt: number;
  readonly chainStartedAt: number;
  readonly seed: number;
}

const WHEN_STUCK_MS = 10_000;

/** The sandbox knows a date by its class, and not one of a simulated clock. */
const TrueDate = Date;

/** The workflows' bundle in the SDK's own sandbox: activated as a worker activates it. */
export class WorkflowInstances {
  readonly #creator: ReusableVMWorkflowCreator;

  private constructor(creator: ReusableVMWorkflowCreator) {
    this.#creator = creator;
  }

  static async load(): Promise<WorkflowInstances> {
    Runtime.instance();
    const bundle = await workflowBundle(readSettings().cacheFolder);
    const activities = new Set([...CALLMANAGER4.checks.keys(), ...CALLMANAGER4.actions.keys()]);
    const creator = await ReusableVMWorkflowCreator.create(
      parseWorkflowCode(bundle.code),
      WHEN_STUCK_MS,
      activities,
      undefined,
    );
    // It follows every promise for stack traces that nobody asks for here, and takes a third of the time.
    globalHandlers.uninstall();
    return new WorkflowInstances(creator);
  }

  async begin(of: InstanceOf): Promise<WorkflowInstance> {
    const workflow = await this.#creator.createWorkflow(optionsOf(of));
    return new WorkflowInstance(workflow as ReusableVMWorkflow, of.runId);
  }
}

/** One workflow as one worker has it in its cache. */
export class WorkflowInstance {
  readonly #workflow: ReusableVMWorkflow;
  readonly #runId: string;
  readonly #flags = new Set<number>();

  constructor(workflow: ReusableVMWorkflow, runId: string) {
    this.#workflow = workflow;
    this.#runId = runId;
  }

  /** @throws Error where the workflow's task fails: its code threw what is no failure of the workflow */
  async activate(task: TaskOfHistory, isReplaying: boolean): Promise<Activated> {
    for (const flag of task.flags ?? []) this.#flags.add(flag);
    const activation: Activation = {
      runId: this.#runId,
      timestamp: msToTs(task.at),
      isReplaying,
      historyLength: task.historyLength,
      historySizeBytes: Long.fromNumber(task.historyLength * 400),
      continueAsNewSuggested: task.isLong,
      availableInternalFlags: [...this.#flags],
      jobs: [...task.jobs],
    };
    const { successful, failed } = await this.#workflow.activate(
      proto.coresdk.workflow_activation.WorkflowActivation.fromObject(activation),
    );
    await this.#workflow.getAndResetSinkCalls();
    for (const flag of successful?.usedInternalFlags ?? []) this.#flags.add(flag);
    if (!successful)
      throw new Error(
        `a task of the workflow failed: ${failed?.failure?.message ?? ''} ${failed?.failure?.stackTrace ?? ''}`,
      );
    return { commands: successful.commands ?? [], flags: [...this.#flags] };
  }

  async end(): Promise<void> {
    await this.#workflow.dispose();
  }
}

const optionsOf = (of: InstanceOf): WorkflowCreateOptions =>
  ({
    info: {
      workflowId: of.workflowId,
      runId: of.runId,
      workflowType: of.workflowType,
      searchAttributes: {},
      typedSearchAttributes: new TypedSearchAttributes(),
      taskQueue: of.taskQueue,
      namespace: 'default',
      firstExecutionRunId: of.firstRunId,
      originalExecutionRunId: of.originalRunId,
      ...(of.before === undefined ? {} : { continuedFromExecutionRunId: of.before }),
      startTime: new TrueDate(of.chainStartedAt),
      runStartTime: new TrueDate(of.startedAt),
      taskTimeoutMs: 10_000,
      attempt: 1,
      historyLength: 3,
      historySize: 0,
      continueAsNewSuggested: false,
      unsafe: { now: () => Date.now(), isReplaying: false, isReplayingHistoryEvents: false },
    },
    randomnessSeed: Long.fromNumber(of.seed).toBytes(),
    now: of.startedAt,
    showStackTraceSources: false,
    failureExceptionTypeNames: undefined,
  }) as never;

import type { coresdk, temporal } from '@temporalio/proto';
import { ApplicationFailure, defaultFailureConverter, defaultPayloadConverter } from '@temporalio/common';
import { optionalTsToMs } from '@temporalio/common/lib/time.js';
import type { VirtualTime } from './virtual-time.ts';

type Command = coresdk.workflow_commands.IScheduleActivity;
type Failure = temporal.api.failure.v1.IFailure;
export type Resolution = coresdk.activity_result.IActivityResolution;

/** What a worker gets: one attempt of an activity. */
export interface Attempt {
  readonly token: string;
  readonly type: string;
  readonly activityId: string;
  readonly args: readonly unknown[];
  readonly attempt: number;
  readonly taskQueue: string;
  readonly scheduledAt: number;
  readonly attemptScheduledAt: number;
  readonly heartbeatDetails: unknown;
  readonly startToCloseMs: number;
  readonly heartbeatMs: number | undefined;
}

/** How an activity reaches the rest of the server. */
export interface ActivityPorts {
  readonly time: VirtualTime;
  /** Puts an attempt into its queue; the returned function takes it out again. */
  readonly offer: (activity: ActivityExecution) => () => void;
  readonly resolve: (activity: ActivityExecution, resolution: Resolution) => void;
  /** Does something as soon as the server is there. */
  readonly whenUp: (act: () => void) => void;
}

const TIMEOUTS = { START_TO_CLOSE: 1, SCHEDULE_TO_START: 2, SCHEDULE_TO_CLOSE: 3, HEARTBEAT: 4 } as const;

/** One activity as Temporal keeps it: its attempts, limits and retries. */
export class ActivityExecution {
  readonly seq: number;
  readonly command: Command;
  readonly scheduledAt: number;
  isCancelRequested = false;
  #attempt = 1;
  #attemptScheduledAt: number;
  #state: 'queued' | 'started' | 'waiting' | 'closed' = 'queued';
  #details: unknown = undefined;
  readonly #run: string;
  readonly #ports: ActivityPorts;
  #callOff: (() => void)[] = [];
  #heartbeatOff: () => void = () => undefined;

  constructor(run: string, command: Command, ports: ActivityPorts) {
    this.#run = run;
    this.command = command;
    this.seq = command.seq ?? 0;
    this.#ports = ports;
    this.scheduledAt = ports.time.now();
    this.#attemptScheduledAt = this.scheduledAt;
    const whole = this.#limit('scheduleToCloseTimeout');
    if (whole !== undefined) ports.time.after(whole, () => this.#timeOut('SCHEDULE_TO_CLOSE'));
    this.#queue();
  }

  get token(): string {
    return `${this.#run}/${this.seq}/${this.#attempt}`;
  }

  get isClosed(): boolean {
    return this.#state === 'closed';
  }

  /** A worker takes the attempt that is queued. */
  begin(): Attempt {
    this.#callOffAll();
    this.#state = 'started';
    const startToClose = this.#limit('startToCloseTimeout');
    if (startToClose !== undefined) this.#arm(startToClose, 'START_TO_CLOSE');
    this.#armHeartbeat();
    return {
      token: this.token,
      type: this.command.activityType ?? '',
      activityId: this.command.activityId ?? '',
      args: (this.command.arguments ?? []).map((payload) => defaultPayloadConverter.fromPayload(payload)),
      attempt: this.#attempt,
      taskQueue: this.command.taskQueue ?? '',
      scheduledAt: this.scheduledAt,
      attemptScheduledAt: this.#attemptScheduledAt,
      heartbeatDetails: this.#details,
      startToCloseMs: startToClose ?? Infinity,
      heartbeatMs: this.#limit('heartbeatTimeout'),
    };
  }

  /** @returns whether the attempt is still the one */
  heartbeat(token: string, details: unknown): boolean {
    if (!this.isOf(token)) return false;
    this.#details = details;
    this.#heartbeatOff();
    this.#armHeartbeat();
    return true;
  }

  isOf(token: string): boolean {
    return this.#state === 'started' && token === this.token;
  }

  complete(token: string, result: unknown): void {
    if (!this.isOf(token)) return;
    this.#close({ completed: { result: defaultPayloadConverter.toPayload(result) } });
  }

  fail(token: string, error: unknown): void {
    if (!this.isOf(token)) return;
    const failure = defaultFailureConverter.errorToFailure(error, defaultPayloadConverter);
    if (this.isCancelRequested && failure.canceledFailureInfo) return this.#cancelled();
    this.#retryOr(failure, error instanceof ApplicationFailure ? error : undefined);
  }

  /** The workflow wants no result of it any more. */
  requestCancel(): void {
    this.isCancelRequested = true;
    if (this.#state === 'queued' || this.#state === 'waiting') this.#cancelled();
  }

  /** The run that it is of has ended. */
  abandon(): void {
    this.#state = 'closed';
    this.#callOffAll();
  }

  #limit(name: 'scheduleToCloseTimeout' | 'scheduleToStartTimeout' | 'startToCloseTimeout' | 'heartbeatTimeout') {
    const milliseconds = optionalTsToMs(this.command[name]);
    return milliseconds === undefined || milliseconds === 0 ? undefined : milliseconds;
  }

  #queue(): void {
    this.#state = 'queued';
    const waits = this.#limit('scheduleToStartTimeout');
    if (waits !== undefined) this.#arm(waits, 'SCHEDULE_TO_START');
    this.#callOff.push(this.#ports.offer(this));
  }

  #arm(milliseconds: number, what: keyof typeof TIMEOUTS): void {
    this.#callOff.push(this.#ports.time.after(milliseconds, () => this.#timeOut(what)));
  }

  #armHeartbeat(): void {
    const silence = this.#limit('heartbeatTimeout');
    if (silence === undefined) return;
    this.#heartbeatOff = this.#ports.time.after(silence, () => this.#timeOut('HEARTBEAT'));
    this.#callOff.push(this.#heartbeatOff);
  }

  #callOffAll(): void {
    for (const off of this.#callOff.splice(0)) off();
  }

  #timeOut(what: keyof typeof TIMEOUTS): void {
    const { token } = this;
    this.#ports.whenUp(() => {
      if (this.#state === 'closed' || token !== this.token) return;
      const lastHeartbeatDetails =
        this.#details === undefined
          ? {}
          : { lastHeartbeatDetails: { payloads: [defaultPayloadConverter.toPayload(this.#details) as never] } };
      const failure: Failure = {
        message: `activity ${what.toLowerCase().replaceAll('_', ' ')} timeout`,
        source: 'Server',
        timeoutFailureInfo: { timeoutType: TIMEOUTS[what], ...lastHeartbeatDetails },
      };
      if (what === 'SCHEDULE_TO_CLOSE' || what === 'SCHEDULE_TO_START') this.#failed(failure);
      else this.#retryOr(failure, undefined);
    });
  }

  #retryOr(failure: Failure, error: ApplicationFailure | undefined): void {
    const policy = this.command.retryPolicy ?? {};
    const most = policy.maximumAttempts ?? 0;
    const type = failure.applicationFailureInfo?.type ?? '';
    const isOver =
      this.isCancelRequested ||
      failure.applicationFailureInfo?.nonRetryable === true ||
      (policy.nonRetryableErrorTypes ?? []).includes(type) ||
      (most > 0 && this.#attempt >= most);
    const pause = this.#pause(error);
    const whole = this.#limit('scheduleToCloseTimeout');
    if (isOver || (whole !== undefined && this.#ports.time.now() + pause >= this.scheduledAt + whole))
      return this.isCancelRequested ? this.#cancelled() : this.#failed(failure);
    this.#callOffAll();
    this.#state = 'waiting';
    this.#attempt += 1;
    this.#callOff.push(
      this.#ports.time.after(pause, () => {
        this.#attemptScheduledAt = this.#ports.time.now();
        this.#queue();
      }),
    );
  }

  #pause(error: ApplicationFailure | undefined): number {
    const policy = this.command.retryPolicy ?? {};
    const first = optionalTsToMs(policy.initialInterval) ?? 1_000;
    const most = optionalTsToMs(policy.maximumInterval) || first * 100;
    const wanted = error?.nextRetryDelay;
    if (typeof wanted === 'number') return wanted;
    return Math.min(most, first * (policy.backoffCoefficient || 2) ** (this.#attempt - 1));
  }

  #failed(cause: Failure): void {
    this.#close({ failed: { failure: this.#wrapped('Activity task failed', cause) } });
  }

  #cancelled(): void {
    const cause: Failure = { message: 'activity cancelled', canceledFailureInfo: {} };
    this.#close({ cancelled: { failure: this.#wrapped('Activity cancelled', cause) } });
  }

  #wrapped(message: string, cause: Failure): Failure {
    const { activityType, activityId } = this.command;
    return {
      message,
      cause,
      activityFailureInfo: { activityType: { name: activityType ?? '' }, activityId: activityId ?? '' },
    };
  }

  #close(resolution: Resolution): void {
    this.abandon();
    this.#ports.resolve(this, resolution);
  }
}

import { setTimeout as pause } from 'node:timers/promises';
import type { Task } from '../platforms/callmanager4/types/task.ts';
import type { Person } from '../plan/types/cluster.ts';
import type { Answer, RunResult, RunStatus, StatusPrompt } from '../plan/types/run.ts';
import { ConsoleClient, type ConsoleCall } from './console-client.ts';
import { RETRY_ONCE, answerTo, type DecidePolicy } from './robot-answers.ts';
import { Puzzled } from './robot-reading.ts';
import { repair } from './robot-repairs.ts';
import type { RobotRun, Way } from './robot-run.ts';
import { BEHAVIOURS } from './robot-tasks.ts';
import type { Behaviour, Behaviours, Report } from './robot-behaviour.ts';

/** How a robot behaves with one answer, other than well. */
export interface Manners {
  readonly delayMilliseconds?: number;
  /** How often the same answer is sent. */
  readonly times?: number;
  /** What is sent instead. */
  readonly change?: (answer: Answer) => Answer;
}

export interface RobotOptions {
  readonly run: RobotRun;
  readonly console: ConsoleCall;
  readonly people: readonly Person[];
  /** What they do for a kind of task instead of the usual. */
  readonly behaviours?: Partial<Behaviours>;
  readonly manners?: (prompt: StatusPrompt) => Manners;
  readonly policy?: DecidePolicy;
  /** Whether somebody mends what can be seen to be broken before a decision is answered. */
  readonly repairs?: boolean;
  readonly reactionMilliseconds?: number;
  /** After this time an answer that was not taken is sent again; `Infinity` for people who only lend their hands. */
  readonly resendMilliseconds?: number;
}

/** One line of what the robots did. */
export interface DiaryEntry {
  readonly at: string;
  readonly prompt: string;
  readonly text: string;
}

/** What became of a prompt so far. */
interface Served {
  answer: Answer | null;
  sentAt: number;
  resent: number;
}

/** An answer that is not taken after this time is sent again, as an update, which says why it is refused. */
const RESEND_MILLISECONDS = 3_000;

const RESEND_LIMIT = 3;

const ENDED: readonly RunStatus['state'][] = ['completed', 'stopped'];

/** Robots that play the people of a cluster: they see what a run asks, do it at the lab's console, and answer. */
export class Robots {
  readonly diary: DiaryEntry[] = [];
  readonly #options: RobotOptions;
  readonly #console: ConsoleClient;
  readonly #decisions = new Map<string, number>();
  readonly #served = new Map<string, Served>();
  readonly #approved = new Set<string>();
  #run: { readonly runId: string; readonly runs: number } | null = null;
  #nextWay: Way = 'update';
  #stopped = false;
  readonly #loop: Promise<void>;

  constructor(options: RobotOptions) {
    this.#options = options;
    this.#console = new ConsoleClient(options.console);
    this.#loop = this.#watch();
  }

  /** Waits for the end of the run and returns what it came to. */
  async waitForEnd(): Promise<RunResult> {
    const result = await this.#options.run.result();
    await this.stop();
    return result;
  }

  /** They go home. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#loop;
  }

  async #watch(): Promise<void> {
    while (!this.#stopped) {
      // A run that does not answer now (its worker is away) is asked again.
      const status = await this.#options.run.status().catch(() => null);
      if (status && ENDED.includes(status.state)) return;
      if (status) {
        this.#noticeReset(status);
        await this.#react(status);
      }
      await pause(this.#options.reactionMilliseconds ?? 100);
    }
  }

  /** What people have answered before a Reset they are asked again. */
  #noticeReset({ runId, runs }: RunStatus): void {
    const known = this.#run;
    this.#run = { runId, runs: runs.length };
    if (!known || known.runId === runId || runs.length > known.runs) return;
    this.#served.clear();
    this.#approved.clear();
  }

  async #react({ state, planHash, prompts }: RunStatus): Promise<void> {
    if (state === 'awaiting approval' && planHash && !this.#approved.has(planHash)) await this.#approve(planHash);
    const { resendMilliseconds = RESEND_MILLISECONDS } = this.#options;
    for (const prompt of prompts) {
      const served = this.#served.get(prompt.id);
      if (!served) void this.#serve(prompt);
      else if (served.answer && Date.now() - served.sentAt > resendMilliseconds)
        void this.#resend(served, served.answer);
    }
  }

  async #approve(planHash: string): Promise<void> {
    const approver = this.#options.people.find(({ roles }) => roles.includes('approver'));
    if (!approver) return this.#write('approval', 'nobody may approve');
    const way = this.#way();
    await this.#options.run.approve({ planHash, by: approver.name }, way).then(
      () => {
        this.#approved.add(planHash);
        this.#write('approval', `${approver.name} approved ${planHash} by ${way}`);
      },
      (error: unknown) => this.#write('approval', `refused: ${reasonOf(error)}`),
    );
  }

  async #serve(prompt: StatusPrompt): Promise<void> {
    const served: Served = { answer: null, sentAt: Date.now(), resent: 0 };
    this.#served.set(prompt.id, served);
    const asking = Number(/#(\d+)$/.exec(prompt.id)?.[1] ?? 1);
    const { policy = RETRY_ONCE, people, manners } = this.#options;
    const report = await this.#work(prompt, asking);
    const { delayMilliseconds = 0, times = 1, change = (same: Answer) => same } = manners?.(prompt) ?? {};
    const answer = change(answerTo(prompt, report, people, policy, this.#decisionNumber(prompt)));
    await pause(delayMilliseconds);
    for (let count = 0; count < times && !this.#stopped; count += 1) await this.#send(answer, this.#way());
    Object.assign(served, { answer, sentAt: Date.now() });
  }

  /** How often this step has come to a decision, this one counted. */
  #decisionNumber({ id, task }: StatusPrompt): number {
    const step = id.replace(/#\d+$/, '');
    const number = (this.#decisions.get(step) ?? 0) + (task.kind === 'decide' ? 1 : 0);
    this.#decisions.set(step, number);
    return number;
  }

  async #resend(served: Served, answer: Answer): Promise<void> {
    served.sentAt = Date.now();
    served.resent += 1;
    if (served.resent <= RESEND_LIMIT) await this.#send(answer, 'update');
  }

  async #work(prompt: StatusPrompt, asking: number): Promise<Report> {
    const { repairs = false, behaviours = {} } = this.#options;
    const server = prompt.server ?? '';
    try {
      if (repairs && prompt.task.kind === 'decide' && server) await repair(this.#console, server);
      const behaviour = { ...BEHAVIOURS, ...behaviours }[prompt.task.kind] as Behaviour;
      return await behaviour({ console: this.#console, prompt, task: prompt.task as Task, server, asking });
    } catch (error) {
      const note = error instanceof Puzzled ? error.message : `it was not possible: ${reasonOf(error)}`;
      this.#write(prompt.id, `puzzled: ${note}`);
      return { kind: 'differs', note };
    }
  }

  async #send(answer: Answer, way: Way): Promise<void> {
    await this.#options.run.answer(answer, way).then(
      () => this.#write(answer.prompt, `${answer.by} answered ${answer.value} by ${way}`),
      (error: unknown) => this.#write(answer.prompt, `refused: ${reasonOf(error)}`),
    );
  }

  #way(): Way {
    const way = this.#nextWay;
    this.#nextWay = way === 'update' ? 'signal' : 'update';
    return way;
  }

  #write(prompt: string, text: string): void {
    this.diary.push({ at: new Date().toISOString(), prompt, text });
  }
}

const reasonOf = (error: unknown): string => {
  const { message, cause } = error as { message?: string; cause?: { message?: string } };
  return cause?.message ?? message ?? String(error);
};

/** Starts robots on a run. */
export const startRobots = (options: RobotOptions): Robots => new Robots(options);

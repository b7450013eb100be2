import type { RobotRun, Way } from '../../lab/robot-run.ts';
import type { Answer, RunResult, RunStatus, StatusPrompt } from '../../plan/types/run.ts';
import type { Task } from '../../platforms/callmanager4/types/task.ts';
import { until } from './lab-fixture.ts';

/** A run that asks one prompt after the other, and keeps what it was answered. */
export class AskingRun implements RobotRun {
  readonly answers: { readonly answer: Answer; readonly way: Way }[] = [];
  readonly approvals: string[] = [];
  readonly #prompts: StatusPrompt[];
  #isApproved = false;

  constructor(prompts: readonly StatusPrompt[]) {
    this.#prompts = [...prompts];
  }

  async status(): Promise<RunStatus> {
    const state = !this.#isApproved ? 'awaiting approval' : this.#prompts.length > 0 ? 'running' : 'completed';
    return {
      state,
      planHash: 'abc',
      prompts: this.#isApproved ? this.#prompts.slice(0, 1) : [],
      runs: [],
    } as unknown as RunStatus;
  }

  async answer(answer: Answer, way: Way): Promise<void> {
    this.answers.push({ answer, way });
    if (answer.prompt !== this.#prompts[0]?.id) throw new Error('this prompt is not open');
    this.#prompts.shift();
  }

  async approve({ by, planHash }: { by: string; planHash: string }): Promise<void> {
    this.approvals.push(`${by} ${planHash}`);
    this.#isApproved = true;
  }

  async result(): Promise<RunResult> {
    await until('the run ends', () => this.#isApproved && this.#prompts.length === 0);
    return { state: 'completed' } as RunResult;
  }
}

const CHOICES = ['done', 'differs', 'message'].map((value) => ({ value, meaning: value }));

/** One prompt as a run shows it. */
export const prompt = (
  id: string,
  task: Task,
  server: string,
  form: StatusPrompt['form'] = { kind: 'choice', choices: CHOICES },
) =>
  ({
    id,
    server,
    title: id,
    instructions: [],
    form,
    by: 'engineer',
    task,
    noteFor: [],
    askedAt: '',
  }) as unknown as StatusPrompt;

import type { StatusPrompt } from '../plan/types/run.ts';
import type { Task } from '../platforms/callmanager4/types/task.ts';
import type { ConsoleClient } from './console-client.ts';

/** What a person has to say after the work: done, or the screen shows something else. */
export interface Report {
  readonly kind: 'done' | 'differs';
  readonly note?: string;
  readonly number?: number;
}

export interface Work<T extends Task = Task> {
  readonly console: ConsoleClient;
  readonly prompt: StatusPrompt;
  readonly task: T;
  /** Server that the prompt is about; empty for the cluster as a whole. */
  readonly server: string;
  /** 1 the first time this step asks, 2 when it asks again. */
  readonly asking: number;
}

export type Behaviour<K extends Task['kind'] = Task['kind']> = (
  work: Work<Extract<Task, { kind: K }>>,
) => Promise<Report>;

export type Behaviours = { readonly [K in Task['kind']]: Behaviour<K> };

/** The answer when all went as the prompt has it. */
export const DONE: Report = { kind: 'done' };

import type { Attempt } from './activity-execution.ts';
import type { Random } from './random.ts';
import type { VirtualTime } from './virtual-time.ts';
import type { WorkflowInstances } from './workflow-instances.ts';

/** A worker as the server sees it: somebody who asks for work. */
export interface Poller {
  readonly name: string;
  readonly canTake: boolean;
  take(attempt: Attempt): void;
}

/** Where the server may be struck or watched. */
export interface Watch {
  /** An activity's result was taken. */
  readonly reported?: (type: string) => void;
  /** A run of the chain was continued in the next one. */
  readonly crossed?: () => void;
  /** What a workflow was given as the end of an act; nothing of that act may take effect any more. */
  readonly over?: (token: string) => void;
}

export interface SimulatedTemporalOptions {
  readonly time: VirtualTime;
  readonly random: Random;
  readonly instances: WorkflowInstances;
  readonly watch: Watch;
  /** From so many events on a run is told to continue as new. */
  readonly longFrom: number;
}

import type { Client } from '@temporalio/client';
import type { Answer, Approval, RunResult, RunStatus } from '../plan/types/run.ts';
import {
  answerSignal,
  answerUpdate,
  approveSignal,
  approveUpdate,
  statusQuery,
  workflowIdOf,
} from '../workflows/messages.ts';

/** The two ways in which a message can be sent. */
export type Way = 'update' | 'signal';

/** A run as people outside of it see it. */
export interface RobotRun {
  status(): Promise<RunStatus>;
  /** @throws Error with the reason when an update is refused. */
  answer(answer: Answer, way: Way): Promise<void>;
  approve(approval: Approval, way: Way): Promise<void>;
  /** Waits for the end. */
  result(): Promise<RunResult>;
}

/** The run of a cluster on a Temporal server. */
export function temporalRun(client: Client, cluster: string): RobotRun {
  const handle = client.workflow.getHandle(workflowIdOf(cluster));
  return {
    status: () => handle.query(statusQuery),
    answer: async (answer, way) => {
      if (way === 'signal') await handle.signal(answerSignal, answer);
      else await handle.executeUpdate(answerUpdate, { args: [answer] });
    },
    approve: async (approval, way) => {
      if (way === 'signal') await handle.signal(approveSignal, approval);
      else await handle.executeUpdate(approveUpdate, { args: [approval] });
    },
    result: () => handle.result() as Promise<RunResult>,
  };
}

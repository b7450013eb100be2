import { ActivityFailure, ApplicationFailure, proxyActivities } from '@temporalio/workflow';

/** What an attacker would have a worker do. */
export interface Attack {
  readonly queue: string;
  readonly activity: string;
  readonly input: unknown;
}

/** Workflow code of an attacker's own: it schedules any activity on the queue of somebody else's worker. */
export async function attack({ queue, activity, input }: Attack): Promise<string> {
  const activities = proxyActivities<Record<string, (sent: unknown) => Promise<unknown>>>({
    taskQueue: queue,
    startToCloseTimeout: '30 s',
    heartbeatTimeout: '20 s',
    retry: { maximumAttempts: 1 },
  });
  try {
    await activities[activity]?.(input);
    return 'done';
  } catch (failure) {
    const cause = failure instanceof ActivityFailure ? failure.cause : undefined;
    return cause instanceof ApplicationFailure ? `${cause.type}: ${cause.message}` : String(failure);
  }
}

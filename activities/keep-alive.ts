import { heartbeat } from '@temporalio/activity';

/** How often an activity that takes its time tells Temporal that its worker lives. */
const HEARTBEAT_MS = 2_000;

/** Lets Temporal hear of an activity for as long as it works: a worker that dies in its midst is missed soon. */
export async function keepAlive<T>(work: () => Promise<T>): Promise<T> {
  const alive = setInterval(() => heartbeat(), HEARTBEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(alive);
  }
}

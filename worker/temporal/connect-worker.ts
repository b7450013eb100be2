import { NativeConnection } from '@temporalio/worker';
import type { HowToConnect } from '../../config/temporal-access.ts';
import { whyUnreached } from './why-unreached.ts';

/**
 * Connects a worker to a Temporal server: the one place where that is done.
 * @throws ReachTemporalError that says why it cannot be, and what to do
 */
export async function connectWorker(how: HowToConnect): Promise<NativeConnection> {
  try {
    return await NativeConnection.connect(how);
  } catch (error) {
    throw await whyUnreached(how, error);
  }
}

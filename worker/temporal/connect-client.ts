import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import type { HowToConnect } from '../../config/temporal-access.ts';
import { lookAtTransport } from './look-at-transport.ts';
import { ReachTemporalError } from './reach-temporal-error.ts';
import { tellTransport, whyUnreached } from './why-unreached.ts';

const CONNECT_WITHIN = '5 seconds';

/** A server that has not answered by then is looked at, in milliseconds. */
const LOOK_AFTER = 500;

/**
 * Connects a client to a Temporal server: the one place where that is done.
 * @throws ReachTemporalError that says why it cannot be, and what to do
 */
export async function connectClient(how: HowToConnect): Promise<Connection> {
  const connection = Connection.lazy({ ...how, connectTimeout: CONNECT_WITHIN });
  const over = new AbortController();
  try {
    await Promise.race([connection.ensureConnected(), lookMeanwhile(how, over.signal)]);
    return connection;
  } catch (error) {
    await connection.close();
    throw error instanceof ReachTemporalError ? error : await whyUnreached(how, error);
  } finally {
    over.abort();
  }
}

/**
 * The client of gRPC tries until its time is over, whatever is wrong. Never resolves.
 * @throws ReachTemporalError as soon as it is seen that no connection can come about
 */
async function lookMeanwhile(how: HowToConnect, signal: AbortSignal): Promise<never> {
  await sleep(LOOK_AFTER, undefined, { signal });
  const seen = await lookAtTransport(how.address, how.tls);
  if (seen.kind !== 'answers') throw tellTransport(how, seen);
  return new Promise(() => undefined);
}

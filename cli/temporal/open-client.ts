import { Client, Connection } from '@temporalio/client';
import type { Settings } from '../../config/settings.ts';
import { USUAL_PORTS } from '../../worker/temporal/reach-temporal.ts';
import { CommandError } from '../command-error.ts';
import { EXIT } from '../exit-codes.ts';

/** Where a Temporal server listens unless it is told otherwise; `ccmctl dev` takes this port where it is free. */
export const DEFAULT_ADDRESS = `127.0.0.1:${USUAL_PORTS.grpc}`;

export interface OpenClient extends AsyncDisposable {
  readonly client: Client;
  readonly connection: Connection;
  readonly address: string;
}

/**
 * Connects to the Temporal server of the settings, or to the usual address of this machine; never starts one.
 * @throws CommandError (unreachable) when none answers.
 */
export async function openClient(settings: Settings, identity: string): Promise<OpenClient> {
  const address = settings.temporalAddress ?? DEFAULT_ADDRESS;
  const connection = await connect(address);
  const client = new Client({ connection, namespace: settings.temporalNamespace, identity });
  return { client, connection, address, [Symbol.asyncDispose]: () => connection.close() };
}

async function connect(address: string): Promise<Connection> {
  try {
    return await Connection.connect({ address, connectTimeout: '5 seconds' });
  } catch {
    throw new CommandError(EXIT.unknown, `no Temporal server answers at ${address}`, [
      'start one with `ccmctl dev`, or say where one is with TEMPORAL_ADDRESS=host:port',
    ]);
  }
}

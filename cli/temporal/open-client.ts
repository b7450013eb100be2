import { Client, type Connection } from '@temporalio/client';
import type { Settings } from '../../config/settings.ts';
import { connectClient } from '../../worker/temporal/connect-client.ts';

export interface OpenClient extends AsyncDisposable {
  readonly client: Client;
  readonly connection: Connection;
  readonly address: string;
}

/**
 * Connects to the Temporal server of the settings, or to the usual address of this machine; never starts one.
 * @throws ReachTemporalError when none answers, or does not let us in
 */
export async function openClient({ temporal }: Settings, identity: string): Promise<OpenClient> {
  const { address, namespace } = temporal;
  const connection = await connectClient(temporal.howToConnect());
  const client = new Client({ connection, namespace, identity });
  return { client, connection, address, [Symbol.asyncDispose]: () => connection.close() };
}

import { Client, type Connection } from '@temporalio/client';
import type { Settings } from '../../config/settings.ts';
import { openConversion } from '../../worker/codec/open-conversion.ts';
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
export async function openClient(settings: Settings, identity: string): Promise<OpenClient> {
  const { temporal } = settings;
  const { address, namespace } = temporal;
  const { ofClient } = await openConversion(settings, namespace);
  const connection = await connectClient(temporal.howToConnect());
  const client = new Client({ connection, namespace, identity, dataConverter: ofClient });
  return { client, connection, address, [Symbol.asyncDispose]: () => connection.close() };
}

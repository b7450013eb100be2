import { workflowIdOf } from '../../workflows/messages.ts';
import type { Context } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { openClient } from './open-client.ts';
import { sendUpdate, type UpdatePayloads } from './send-update.ts';

/** Sends one message to a cluster's run and prints the receipt; a refusal ends the command as one. */
export async function sendAndReport<Name extends keyof UpdatePayloads>(
  context: Context,
  cluster: string,
  name: Name,
  payload: UpdatePayloads[Name],
): Promise<ExitCode> {
  await using open = await openClient(await context.settings(), context.identity);
  const receipt = await sendUpdate(open.client, cluster, name, payload);
  const document = { cluster, workflowId: workflowIdOf(cluster), message: name, ...payload, receipt };
  context.output.result(document, () => receipt.message);
  return EXIT.good;
}

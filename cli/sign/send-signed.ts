import type { Statement } from '../../plan/statement.ts';
import { workflowIdOf } from '../../workflows/messages.ts';
import type { Context } from '../command.ts';
import { CommandError } from '../command-error.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { openClient } from '../temporal/open-client.ts';
import { readRun } from '../temporal/read-run.ts';
import type { RunView } from '../temporal/run-view.ts';
import { sendUpdate, type UpdatePayloads } from '../temporal/send-update.ts';
import { findKey } from './find-key.ts';
import { followSigned } from './follow-signed.ts';
import { signStatement } from './sign-statement.ts';

/** Messages that can be signed. */
export type SignedName = 'approve' | 'answer' | 'resume';

/** A message and what is signed for it; made of the run as it stands. */
export interface ToSign<Name extends SignedName> {
  readonly payload: UpdatePayloads[Name];
  readonly statement: Statement;
}

/**
 * Signs a message and sends it, then waits for what the site's worker says of the signature.
 * @param key file of the key, or of its public key where an agent holds it; undefined: the one that `ssh` would try
 */
export async function sendSigned<Name extends SignedName>(
  context: Context,
  cluster: string,
  name: Name,
  { key, make }: { readonly key: string | undefined; readonly make: (run: RunView) => ToSign<Name> },
): Promise<ExitCode> {
  await using open = await openClient(await context.settings(), context.identity);
  const run = await readRun(open.client, cluster);
  const { payload, statement } = make(run);
  const signature = await signStatement(statement, key ?? (await findKey()));
  const receipt = await sendUpdate(open.client, cluster, name, { ...payload, signature });
  context.output.progress(receipt.message);
  const told = await followSigned(open.client, run, signature);
  const document = {
    cluster,
    workflowId: workflowIdOf(cluster),
    message: name,
    ...payload,
    statement,
    signature,
    told,
  };
  context.output.result(document, () => told);
  return EXIT.good;
}

/** @throws CommandError where the run goes by no site file */
export function signingOf({ cluster, signing }: RunView): NonNullable<RunView['signing']> {
  if (signing) return signing;
  throw new CommandError(EXIT.refused, `the run of ${cluster} goes by no site file, so nobody can check a signature`, [
    'send it without --sign',
  ]);
}

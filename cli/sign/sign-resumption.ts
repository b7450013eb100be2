import { RESUMPTION, statementOf } from '../../plan/statement.ts';
import type { Context } from '../command.ts';
import { CommandError } from '../command-error.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { sendSigned, signingOf } from './send-signed.ts';

/** Signs and sends that a held run may go on. */
export const signResumption = (
  context: Context,
  { cluster, by, key }: { cluster: string; by: string; key: string | undefined },
): Promise<ExitCode> =>
  sendSigned(context, cluster, 'resume', {
    key,
    make(run) {
      const { resumption, ...signing } = signingOf(run);
      if (!resumption) throw new CommandError(EXIT.refused, `refused: nobody holds the run of ${cluster}`);
      const asked = { id: RESUMPTION, nonce: resumption.nonce };
      return { payload: { by }, statement: statementOf(signing, asked, { value: RESUMPTION, by }) };
    },
  });

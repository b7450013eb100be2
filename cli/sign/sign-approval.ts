import { APPROVAL, statementOf } from '../../plan/statement.ts';
import type { Context } from '../command.ts';
import { CommandError } from '../command-error.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { sendSigned, signingOf } from './send-signed.ts';

/** Signs and sends the approval of exactly one plan. */
export const signApproval = (
  context: Context,
  { cluster, planHash, by, key }: { cluster: string; planHash: string; by: string; key: string | undefined },
): Promise<ExitCode> =>
  sendSigned(context, cluster, 'approve', {
    key,
    make(run) {
      const { approval, ...signing } = signingOf(run);
      if (!approval) throw new CommandError(EXIT.refused, `refused: the plan of ${cluster} is not to be approved now`);
      const asked = { id: APPROVAL, nonce: approval.nonce };
      return {
        payload: { planHash, by },
        statement: statementOf({ ...signing, plan: planHash }, asked, { value: APPROVAL, by }),
      };
    },
  });

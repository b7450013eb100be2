import type { Command } from '../command.ts';
import { BY_OPTION, CLUSTER_ARGUMENT, keyOf, PROFILE_OPTION, senderOf, SIGN_OPTION } from '../common-options.ts';

/** A hash is approved whole; `plan` and `status` print it. */
const EXAMPLE_HASH = '7c1f0e5bb3a9d2c44e8f6a10957d3be2a1c6f0489e5d7b3c2f81a6d4e09b5c37';

export const approveCommand: Command = {
  name: 'approve',
  group: 'Answer and steer',
  summary: 'Approve exactly one plan',
  notes: ['The hash stands in the plan and in the status; a run whose plan has another one refuses the approval.'],
  arguments: [CLUSTER_ARGUMENT],
  options: [
    { name: 'plan', value: 'hash', about: 'hash of the plan that you have read', required: true },
    BY_OPTION,
    SIGN_OPTION,
    PROFILE_OPTION,
  ],
  examples: [
    `ccmctl approve berlin --plan ${EXAMPLE_HASH} --by "Ana Ruiz"`,
    `ccmctl approve berlin --plan ${EXAMPLE_HASH} --by "Ana Ruiz" --sign ~/.ssh/id_ed25519`,
  ],
  async run(context, input) {
    const planHash = input.option('plan') ?? '';
    const by = senderOf(context, input);
    const key = keyOf(input);
    const cluster = input.argument('cluster');
    if (key === null) {
      const { sendAndReport } = await import('../temporal/send-and-report.ts');
      return sendAndReport(context, cluster, 'approve', { planHash, by });
    }
    const { signApproval } = await import('../sign/sign-approval.ts');
    return signApproval(context, { cluster, planHash, by, key });
  },
};

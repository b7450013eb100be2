import type { Command } from '../command.ts';
import { BY_OPTION, CLUSTER_ARGUMENT, PROFILE_OPTION, senderOf } from '../common-options.ts';

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
    PROFILE_OPTION,
  ],
  examples: [`ccmctl approve berlin --plan ${EXAMPLE_HASH} --by "Ana Ruiz"`],
  async run(context, input) {
    const { sendAndReport } = await import('../temporal/send-and-report.ts');
    const planHash = input.option('plan') ?? '';
    return sendAndReport(context, input.argument('cluster'), 'approve', { planHash, by: senderOf(context, input) });
  },
};

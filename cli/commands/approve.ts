import type { Command } from '../command.ts';
import { BY_OPTION, CLUSTER_ARGUMENT, senderOf } from '../common-options.ts';

export const approveCommand: Command = {
  name: 'approve',
  group: 'Answer and steer',
  summary: 'Approve exactly one plan',
  notes: ['The hash stands in the plan and in the status; a run whose plan has another one refuses the approval.'],
  arguments: [CLUSTER_ARGUMENT],
  options: [{ name: 'plan', value: 'hash', about: 'hash of the plan that you have read', required: true }, BY_OPTION],
  examples: ['ccmctl approve berlin --plan 7c1f0e5b --by "Ana Ruiz"'],
  async run(context, input) {
    const { sendAndReport } = await import('../temporal/send-and-report.ts');
    const planHash = input.option('plan') ?? '';
    return sendAndReport(context, input.argument('cluster'), 'approve', { planHash, by: senderOf(context, input) });
  },
};

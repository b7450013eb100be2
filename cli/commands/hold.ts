import type { Command } from '../command.ts';
import { BY_OPTION, CLUSTER_ARGUMENT, PROFILE_OPTION, senderOf } from '../common-options.ts';

export const holdCommand: Command = {
  name: 'hold',
  group: 'Answer and steer',
  summary: 'Hold a run before its next step',
  notes: ['What has begun goes on to its end; an installer that runs is never interrupted.'],
  arguments: [CLUSTER_ARGUMENT],
  options: [BY_OPTION, { name: 'reason', value: 'text', about: 'why, for the record' }, PROFILE_OPTION],
  examples: ['ccmctl hold berlin --reason "storm warning"'],
  async run(context, input) {
    const { sendAndReport } = await import('../temporal/send-and-report.ts');
    const reason = input.option('reason');
    const by = senderOf(context, input);
    return sendAndReport(context, input.argument('cluster'), 'hold', {
      by,
      ...(reason === undefined ? {} : { reason }),
    });
  },
};

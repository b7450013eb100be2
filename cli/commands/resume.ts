import type { Command } from '../command.ts';
import { BY_OPTION, CLUSTER_ARGUMENT, PROFILE_OPTION, senderOf } from '../common-options.ts';

export const resumeCommand: Command = {
  name: 'resume',
  group: 'Answer and steer',
  summary: 'Let a held run go on',
  arguments: [CLUSTER_ARGUMENT],
  options: [BY_OPTION, PROFILE_OPTION],
  examples: ['ccmctl resume berlin'],
  async run(context, input) {
    const { sendAndReport } = await import('../temporal/send-and-report.ts');
    return sendAndReport(context, input.argument('cluster'), 'resume', { by: senderOf(context, input) });
  },
};

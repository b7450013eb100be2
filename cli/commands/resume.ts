import type { Command } from '../command.ts';
import { BY_OPTION, CLUSTER_ARGUMENT, keyOf, PROFILE_OPTION, senderOf, SIGN_OPTION } from '../common-options.ts';

export const resumeCommand: Command = {
  name: 'resume',
  group: 'Answer and steer',
  summary: 'Let a held run go on',
  arguments: [CLUSTER_ARGUMENT],
  options: [BY_OPTION, SIGN_OPTION, PROFILE_OPTION],
  examples: ['ccmctl resume berlin', 'ccmctl resume berlin --by "Kim Larsen" --sign'],
  async run(context, input) {
    const cluster = input.argument('cluster');
    const by = senderOf(context, input);
    const key = keyOf(input);
    if (key === null) {
      const { sendAndReport } = await import('../temporal/send-and-report.ts');
      return sendAndReport(context, cluster, 'resume', { by });
    }
    const { signResumption } = await import('../sign/sign-resumption.ts');
    return signResumption(context, { cluster, by, key });
  },
};

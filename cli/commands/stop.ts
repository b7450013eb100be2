import type { Command } from '../command.ts';
import { BY_OPTION, CLUSTER_ARGUMENT, PROFILE_OPTION, senderOf } from '../common-options.ts';

export const stopCommand: Command = {
  name: 'stop',
  group: 'Answer and steer',
  summary: 'Stop a run after the server that is being worked on',
  notes: ['There is no way to stop sooner: an installer that is cancelled leaves a machine that must be imaged again.'],
  arguments: [CLUSTER_ARGUMENT],
  options: [{ name: 'reason', value: 'text', about: 'why, for the record', required: true }, BY_OPTION, PROFILE_OPTION],
  examples: ['ccmctl stop berlin --reason "window closes at six"'],
  async run(context, input) {
    const { sendAndReport } = await import('../temporal/send-and-report.ts');
    const reason = input.option('reason') ?? '';
    return sendAndReport(context, input.argument('cluster'), 'stop', { by: senderOf(context, input), reason });
  },
};

import type { Command } from '../command.ts';
import { CLUSTER_ARGUMENT, LOGS_OPTION, PROFILE_OPTION, SITE_FILE_OPTION } from '../common-options.ts';

export const supportCommand: Command = {
  name: 'support',
  group: 'Record',
  summary: 'Write an archive for whoever calls for help, and say whom to call',
  notes: [
    'The archive holds the report, the record, the plan, the status and, with --logs, what `ccmctl logs` has collected, with the SHA-256 of each. It holds no secret and nothing of how servers are reached. What servers have written into their logs is theirs: look through it before you send it.',
    'Looks at the servers from this machine, with the key or password that the cluster file names, and proposes a severity by what they show; a person decides. What cannot be seen never makes it less grave. With --offline it looks at none and proposes none.',
    'Nothing is sent to anybody.',
  ],
  arguments: [CLUSTER_ARGUMENT],
  options: [
    { name: 'out', value: 'file', about: 'archive to write (zip)', required: true },
    SITE_FILE_OPTION,
    LOGS_OPTION,
    { name: 'offline', about: 'look at no server' },
    PROFILE_OPTION,
  ],
  examples: ['ccmctl support berlin --out berlin.zip', 'ccmctl support berlin --out berlin.zip --logs logs --json'],
  async run(context, input) {
    const { writeSupport } = await import('../support/write-support.ts');
    return writeSupport(context, {
      cluster: input.argument('cluster'),
      out: input.option('out') ?? '',
      logs: input.option('logs'),
      offline: input.flag('offline'),
    });
  },
};

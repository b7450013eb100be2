import type { Command } from '../command.ts';
import { CLUSTER_ARGUMENT, PROFILE_OPTION } from '../common-options.ts';

export const promptsCommand: Command = {
  name: 'prompts',
  group: 'Answer and steer',
  summary: 'Show the open prompts and how to answer each',
  notes: ['Without a cluster it shows those of all runs under way.'],
  arguments: [{ ...CLUSTER_ARGUMENT, optional: true }],
  options: [PROFILE_OPTION],
  examples: ['ccmctl prompts', 'ccmctl prompts berlin --json'],
  async run(context, input) {
    const { showPrompts } = await import('../temporal/show-prompts.ts');
    return showPrompts(context, input.optionalArgument('cluster'));
  },
};

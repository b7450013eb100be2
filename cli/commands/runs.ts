import type { Command } from '../command.ts';
import { CommandError } from '../command-error.ts';
import { CLUSTER_ARGUMENT, PROFILE_OPTION } from '../common-options.ts';
import { EXIT } from '../exit-codes.ts';

const DEFAULT_LIMIT = '20';

export const runsCommand: Command = {
  name: 'runs',
  group: 'Record',
  summary: 'List past and present runs',
  notes: [
    'Newest first: how each stands or ended, who started it, from when to when. `--run ID` of status, audit and report takes its run.',
    'It lists what Temporal still has: a run that has ended is deleted when the retention of its namespace is over.',
  ],
  arguments: [{ ...CLUSTER_ARGUMENT, about: 'runs of this cluster alone', optional: true }],
  options: [
    { name: 'limit', value: 'number', about: 'how many are listed at most', default: DEFAULT_LIMIT },
    PROFILE_OPTION,
  ],
  examples: ['ccmctl runs', 'ccmctl runs berlin --limit 100', 'ccmctl runs --json'],
  async run(context, input) {
    const text = input.option('limit') ?? DEFAULT_LIMIT;
    const limit = Number(text);
    if (!/^\d{1,4}$/.test(text) || limit === 0)
      throw new CommandError(EXIT.usage, `--limit is "${text}"; it wants a number from 1 to 9999`);
    const { showRuns } = await import('../temporal/show-runs.ts');
    return showRuns(context, { cluster: input.optionalArgument('cluster'), limit });
  },
};

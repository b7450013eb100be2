import type { Command } from '../command.ts';
import { CommandError } from '../command-error.ts';
import { CLUSTER_ARGUMENT, PROFILE_OPTION, RUN_OPTION } from '../common-options.ts';
import { EXIT } from '../exit-codes.ts';

export const statusCommand: Command = {
  name: 'status',
  group: 'Plan and run',
  summary: 'Show where a run stands and what is asked of whom',
  notes: [
    'Without a cluster it lists the runs under way, and those that were ended by force within a day, and ends with 0.',
    'With one it ends with 1 and says why when the run has failed, was terminated or timed out; with 4 when no worker can tell more.',
    '--watch prints again whenever something has changed, with --json one document a line, until the run ends.',
  ],
  arguments: [{ ...CLUSTER_ARGUMENT, optional: true }],
  options: [{ name: 'watch', about: 'go on until the run ends' }, RUN_OPTION, PROFILE_OPTION],
  examples: ['ccmctl status', 'ccmctl status berlin', 'ccmctl status berlin --watch'],
  async run(context, input) {
    const { listRunsUnderWay, showStatus, watchStatus } = await import('../temporal/show-status.ts');
    const [cluster, run] = [input.optionalArgument('cluster'), input.option('run')];
    if (cluster === undefined && run !== undefined)
      throw new CommandError(EXIT.usage, '--run wants the name of the cluster before it', [
        `name it: \`ccmctl status CLUSTER --run ${run}\``,
      ]);
    if (cluster === undefined) return listRunsUnderWay(context);
    return input.flag('watch') ? watchStatus(context, cluster, run) : showStatus(context, cluster, run);
  },
};

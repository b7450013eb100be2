import type { Command } from '../command.ts';
import { FAULTS_OPTION, FILE_ARGUMENT, PROFILE_OPTION, listOf, SITE_FILE_OPTION } from '../common-options.ts';
import { EXAMPLE_FILE } from '../example-file.ts';

export const devCommand: Command = {
  name: 'dev',
  group: 'This machine',
  summary: 'Run Temporal, a worker and a lab until Ctrl-C',
  notes: ['Without a file the lab has the example cluster. Runs are kept for the next time, for 90 days.'],
  arguments: [{ ...FILE_ARGUMENT, optional: true }],
  options: [SITE_FILE_OPTION, FAULTS_OPTION, PROFILE_OPTION],
  examples: ['ccmctl dev', 'ccmctl dev berlin.yaml'],
  async run(context, input) {
    const { serveDev } = await import('../rehearsal/serve-dev.ts');
    return serveDev(context, input.optionalArgument('file') ?? EXAMPLE_FILE, listOf(input.option('faults')));
  },
};

import type { Command } from '../command.ts';
import { PROFILE_OPTION, listOf, SITE_FILE_OPTION } from '../common-options.ts';

export const workerCommand: Command = {
  name: 'worker',
  group: 'This machine',
  summary: 'Run a worker until Ctrl-C',
  notes: [
    'It carries out workflows and activities of the Temporal server that TEMPORAL_ADDRESS or a profile names.',
    'A site has its own queue, so that its servers are reached by a worker near them.',
    'It sees first that the namespace is there and gives it the search attributes that it lacks.',
    'Ctrl-C, SIGTERM and a closed terminal end it in order: an act that is under way is finished first, within five minutes;',
    'once more changes nothing. A service starts `node bin/ccmctl.js worker`, since an npx that is told to end leaves it running.',
  ],
  arguments: [],
  options: [
    { name: 'sites', value: 'names', about: 'sites whose servers this machine reaches, separated by commas' },
    SITE_FILE_OPTION,
    PROFILE_OPTION,
  ],
  examples: ['ccmctl worker', 'ccmctl worker --profile production', 'ccmctl worker --sites berlin,paris'],
  async run(context, input) {
    const { serveWorker } = await import('../worker/serve-worker.ts');
    return serveWorker(context, listOf(input.option('sites')));
  },
};

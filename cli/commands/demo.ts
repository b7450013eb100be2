import type { Command } from '../command.ts';
import { PROCEDURE_OPTION, procedureOf, SERVERS_OPTION, serversOf } from '../common-options.ts';
import { EXAMPLE_FILE } from '../example-file.ts';

export const demoCommand: Command = {
  name: 'demo',
  group: 'Rehearse',
  summary: 'Upgrade an example cluster in a lab on this machine',
  notes: [
    'Finds or builds Temporal, starts it with its UI, a worker and the lab, and tells the run as it goes.',
    'Robots play the people; with --me they only lend their hands, and you answer the prompts.',
  ],
  arguments: [],
  options: [
    PROCEDURE_OPTION,
    SERVERS_OPTION,
    { name: 'me', about: 'answer the prompts yourself, from another terminal' },
    { name: 'keep', about: 'leave everything running after the end, until Ctrl-C' },
  ],
  examples: ['ccmctl demo', 'ccmctl demo --me --keep'],
  async run(context, input) {
    const { rehearse } = await import('../rehearsal/rehearse.ts');
    return rehearse(context, {
      clusterFile: EXAMPLE_FILE,
      procedure: procedureOf(input),
      servers: serversOf(input),
      me: input.flag('me'),
      keep: input.flag('keep'),
      faults: [],
    });
  },
};

import type { ProcedureName } from '../procedures.ts';
import type { Command } from '../command.ts';
import { PROCEDURE_OPTION, PROFILE_OPTION, procedureOf, SERVERS_OPTION, serversOf } from '../common-options.ts';
import { EXAMPLE_FILE } from '../example-file.ts';

/** The servers of the example that are new, where a procedure brings servers in and nobody names another. */
const NEW_SERVERS: Readonly<Partial<Record<ProcedureName, readonly string[]>>> = { 'add-subscriber': ['CM-SUB1'] };

export const demoCommand: Command = {
  name: 'demo',
  group: 'Rehearse',
  summary: 'Upgrade an example cluster in a lab on this machine, or carry out another procedure on it',
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
    PROFILE_OPTION,
  ],
  examples: ['ccmctl demo', 'ccmctl demo --me --keep', 'ccmctl demo --procedure add-subscriber'],
  async run(context, input) {
    const { rehearse } = await import('../rehearsal/rehearse.ts');
    const procedure = procedureOf(input);
    return rehearse(context, {
      clusterFile: EXAMPLE_FILE,
      procedure,
      servers: serversOf(input) ?? NEW_SERVERS[procedure],
      me: input.flag('me'),
      keep: input.flag('keep'),
      faults: [],
    });
  },
};

import type { Command } from '../command.ts';
import {
  FAULTS_OPTION,
  FILE_ARGUMENT,
  PROFILE_OPTION,
  listOf,
  PROCEDURE_OPTION,
  procedureOf,
  SERVERS_OPTION,
  serversOf,
  SITE_FILE_OPTION,
} from '../common-options.ts';

export const rehearseCommand: Command = {
  name: 'rehearse',
  group: 'Rehearse',
  summary: 'Carry the whole run through on a lab built from your cluster file',
  notes: [
    'No server of the file is touched: the lab has servers of the same names on this machine.',
    'Good when the run completes and the referee, who knows the documents by himself, saw no rule broken; each fault has to strike.',
  ],
  arguments: [FILE_ARGUMENT],
  options: [
    PROCEDURE_OPTION,
    SERVERS_OPTION,
    SITE_FILE_OPTION,
    FAULTS_OPTION,
    { name: 'me', about: 'answer the prompts yourself, from another terminal' },
    { name: 'keep', about: 'leave everything running after the end, until Ctrl-C' },
    PROFILE_OPTION,
  ],
  examples: ['ccmctl rehearse berlin.yaml', 'ccmctl rehearse berlin.yaml --faults reboots-slowly@CM-PUB'],
  async run(context, input) {
    const { rehearse } = await import('../rehearsal/rehearse.ts');
    return rehearse(context, {
      clusterFile: input.argument('file'),
      procedure: procedureOf(input),
      servers: serversOf(input),
      me: input.flag('me'),
      keep: input.flag('keep'),
      faults: listOf(input.option('faults')),
    });
  },
};

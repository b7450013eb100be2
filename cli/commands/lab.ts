import type { Command } from '../command.ts';
import { FAULTS_OPTION, FILE_ARGUMENT, listOf, SITE_FILE_OPTION } from '../common-options.ts';

export const labCommand: Command = {
  name: 'lab',
  group: 'Rehearse',
  summary: 'Run a rehearsal cluster built from a cluster file until Ctrl-C',
  notes: ['Prints the cluster file of the lab: the same cluster, at SSH servers of this machine.'],
  arguments: [FILE_ARGUMENT],
  options: [SITE_FILE_OPTION, FAULTS_OPTION],
  examples: ['ccmctl lab berlin.yaml', 'ccmctl lab berlin.yaml --faults hangs-in-shutdown@CM-SUB1 --json'],
  async run(context, input) {
    const { serveLab } = await import('../rehearsal/serve-lab.ts');
    return serveLab(context, input.argument('file'), listOf(input.option('faults')));
  },
};

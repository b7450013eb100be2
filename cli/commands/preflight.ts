import type { Command } from '../command.ts';
import {
  FILE_ARGUMENT,
  LOOKS_FROM_HERE,
  PROCEDURE_OPTION,
  procedureOf,
  SERVERS_OPTION,
  serversOf,
  TO_OPTION,
  SITE_FILE_OPTION,
} from '../common-options.ts';

export const preflightCommand: Command = {
  name: 'preflight',
  group: 'Plan and run',
  summary: 'Look up every precondition days before: what blocks, what holds, what people must answer',
  notes: [
    LOOKS_FROM_HERE,
    'With --answers it writes what only people know into a file, to be filled in by name, and judges what was answered;',
    '`ccmctl start FILE --answers` hands that to the run, which does not ask for it again.',
    'Ends with 0 when nothing blocks, with 3 when something that blocks is so, and with 4 when it is not known yet.',
  ],
  arguments: [FILE_ARGUMENT],
  options: [
    PROCEDURE_OPTION,
    SERVERS_OPTION,
    SITE_FILE_OPTION,
    TO_OPTION,
    {
      name: 'answers',
      value: 'file',
      about: 'file of answers: read where it is there, and written with what is asked',
    },
    { name: 'all', about: 'print what is good, too' },
  ],
  examples: [
    'ccmctl preflight berlin.yaml',
    'ccmctl preflight berlin.yaml --answers berlin-answers.yaml',
    'ccmctl preflight berlin.yaml --json',
  ],
  async run(context, input) {
    const { preflightFromFile } = await import('../preflight/preflight-from-file.ts');
    return preflightFromFile(context, {
      file: input.argument('file'),
      procedure: procedureOf(input),
      servers: serversOf(input),
      to: input.option('to'),
      answers: input.option('answers'),
      all: input.flag('all'),
    });
  },
};

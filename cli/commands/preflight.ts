import type { Command } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { CommandError } from '../command-error.ts';
import {
  BY_OPTION,
  FILE_ARGUMENT,
  keyOf,
  senderOf,
  SIGN_OPTION,
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
    'With --sign it signs what --by has answered in that file, each answer for its own question: nobody else can have said so.',
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
    BY_OPTION,
    SIGN_OPTION,
    { name: 'all', about: 'print what is good, too' },
  ],
  examples: [
    'ccmctl preflight berlin.yaml',
    'ccmctl preflight berlin.yaml --answers berlin-answers.yaml',
    'ccmctl preflight berlin.yaml --answers berlin-answers.yaml --site-file site.yaml --by "Kim Larsen" --sign',
    'ccmctl preflight berlin.yaml --json',
  ],
  async run(context, input) {
    const { preflightFromFile } = await import('../preflight/preflight-from-file.ts');
    const key = keyOf(input);
    if (key !== null && (input.option('answers') === undefined || context.siteFile() === undefined))
      throw new CommandError(EXIT.usage, '--sign signs answers of a file, for a site', [
        'add --answers FILE, and --site-file FILE of the site whose people have keys',
      ]);
    return preflightFromFile(context, {
      signer: key === null ? null : { by: senderOf(context, input), key },
      file: input.argument('file'),
      procedure: procedureOf(input),
      servers: serversOf(input),
      to: input.option('to'),
      answers: input.option('answers'),
      all: input.flag('all'),
    });
  },
};

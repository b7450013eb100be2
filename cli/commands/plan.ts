import type { Command } from '../command.ts';
import {
  ANSWERS_OPTION,
  FILE_ARGUMENT,
  FROM_OPTION,
  LOOKS_FROM_HERE,
  PROCEDURE_OPTION,
  procedureOf,
  SERVERS_OPTION,
  serversOf,
  TO_OPTION,
  SITE_FILE_OPTION,
} from '../common-options.ts';

export const planCommand: Command = {
  name: 'plan',
  group: 'Plan and run',
  summary: 'Look at the servers and print the plan with its reasons; changes nothing',
  notes: [
    LOOKS_FROM_HERE,
    'Ends with 3 when a rule refuses the plan, and with 4 when a server could not be seen.',
    'With --full, whoever approves reads what each person will be told; --json has it always.',
    'With --offline no server is looked at: what only a look can tell is left to the run.',
  ],
  arguments: [FILE_ARGUMENT],
  options: [
    PROCEDURE_OPTION,
    SERVERS_OPTION,
    TO_OPTION,
    FROM_OPTION,
    SITE_FILE_OPTION,
    ANSWERS_OPTION,
    { name: 'offline', about: 'look at no server' },
    { name: 'full', about: 'print what people are told at each prompt, and what they may answer' },
  ],
  examples: [
    'ccmctl plan berlin.yaml',
    'ccmctl plan berlin.yaml --full',
    'ccmctl plan berlin.yaml --offline --json',
    "ccmctl plan berlin.yaml --to '4.1(2)'",
  ],
  async run(context, input) {
    const { planFromFile } = await import('../plan/plan-from-file.ts');
    return planFromFile(context, {
      file: input.argument('file'),
      procedure: procedureOf(input),
      servers: serversOf(input),
      to: input.option('to'),
      from: input.option('from'),
      answers: input.option('answers'),
      offline: input.flag('offline'),
      full: input.flag('full'),
    });
  },
};

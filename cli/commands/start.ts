import type { Command } from '../command.ts';
import {
  ANSWERS_OPTION,
  BY_OPTION,
  FILE_ARGUMENT,
  FROM_OPTION,
  PROCEDURE_OPTION,
  PROFILE_OPTION,
  procedureOf,
  senderOf,
  SERVERS_OPTION,
  serversOf,
  TO_OPTION,
  SITE_FILE_OPTION,
} from '../common-options.ts';

export const startCommand: Command = {
  name: 'start',
  group: 'Plan and run',
  summary: 'Start the run of a cluster',
  notes: [
    'The run looks at every server, makes the plan and then waits until exactly that plan is approved.',
    'It warns when no worker takes runs, or work of the site: the run waits for one.',
    'With --from it goes on where another run was stopped; a wrong name is answered with the stages and servers there are.',
    'A cluster file whose plan is refused without a look at the servers is not started at all.',
  ],
  arguments: [FILE_ARGUMENT],
  options: [
    SITE_FILE_OPTION,
    PROCEDURE_OPTION,
    SERVERS_OPTION,
    TO_OPTION,
    FROM_OPTION,
    BY_OPTION,
    ANSWERS_OPTION,
    PROFILE_OPTION,
  ],
  examples: [
    'ccmctl start berlin.yaml',
    'ccmctl start berlin.yaml --procedure verify-subscriptions --json',
    'ccmctl start berlin.yaml --answers berlin-answers.yaml',
    'ccmctl start berlin.yaml --procedure replace-publisher --from restoration',
  ],
  async run(context, input) {
    const { startFromFile } = await import('../temporal/start-from-file.ts');
    return startFromFile(context, {
      file: input.argument('file'),
      procedure: procedureOf(input),
      servers: serversOf(input),
      to: input.option('to'),
      from: input.option('from'),
      by: senderOf(context, input),
      answers: input.option('answers'),
    });
  },
};

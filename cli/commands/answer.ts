import type { Command } from '../command.ts';
import { CommandError } from '../command-error.ts';
import { BY_OPTION, CLUSTER_ARGUMENT, keyOf, PROFILE_OPTION, senderOf, SIGN_OPTION } from '../common-options.ts';
import { EXIT } from '../exit-codes.ts';

export const answerCommand: Command = {
  name: 'answer',
  group: 'Answer and steer',
  summary: 'Answer an open prompt',
  notes: ['`ccmctl prompts` shows the prompts with their ids, and what each may be answered with.'],
  arguments: [
    CLUSTER_ARGUMENT,
    { name: 'prompt', about: 'id of the prompt' },
    { name: 'value', about: 'the answer', optional: true, many: true },
  ],
  options: [
    BY_OPTION,
    SIGN_OPTION,
    { name: 'note', value: 'text', about: 'remark for the record; some answers need one' },
    { name: 'problem', value: 'text', about: 'instead of a value: what the installer shows on its screen' },
    PROFILE_OPTION,
  ],
  examples: [
    'ccmctl answer berlin \'CM-PUB/disc-1#1\' done --by "Kim Larsen"',
    'ccmctl answer berlin \'CM-PUB/reboot#1\' act-again --by "Kim Larsen" --sign',
    'ccmctl answer berlin \'CM-PUB/wizard#1\' --problem "Setup could not stop the service"',
  ],
  async run(context, input) {
    const problem = input.option('problem');
    const words = input.words('value');
    if ((problem === undefined) === (words.length === 0)) {
      throw new CommandError(EXIT.usage, 'give either a value or --problem');
    }
    const note = input.option('note');
    const { sendAnswer } = await import('../temporal/send-answer.ts');
    return sendAnswer(context, input.argument('cluster'), input.argument('prompt'), {
      words,
      key: keyOf(input),
      by: senderOf(context, input),
      ...(problem === undefined ? {} : { problem }),
      ...(note === undefined ? {} : { note }),
    });
  },
};

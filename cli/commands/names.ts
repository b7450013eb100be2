import type { Command } from '../command.ts';
import { BY_OPTION, FILE_ARGUMENT, PROFILE_OPTION, senderOf, SITE_FILE_OPTION } from '../common-options.ts';

export const namesCommand: Command = {
  name: 'names',
  group: 'Plan and run',
  summary: 'Look how the servers find each other by name, or start the repair of it',
  notes: [
    '`check` looks from this machine, with the keys and passwords that the cluster file names: at HOSTS and LMHOSTS of every',
    'server, at what it has loaded of them, and whether it finds every other one by name, by address and by NetBIOS. It shows',
    'how the files would differ and writes none of them; a server behind the station keeps each answer in a file of its drive',
    'meanwhile. Ends with 3 when a server is not as it must be, and with 4 when that is not known.',
    '`repair` starts a run that writes them, by `names: by` of the cluster file: like every run it waits until its plan is',
    'approved, and there is one run of a cluster at a time. What was there is kept beside each file.',
  ],
  arguments: [{ name: 'action', about: 'what to do', choices: ['check', 'repair'] }, FILE_ARGUMENT],
  options: [SITE_FILE_OPTION, { name: 'all', about: 'print what is good, too' }, BY_OPTION, PROFILE_OPTION],
  examples: [
    'ccmctl names check berlin.yaml',
    'ccmctl names check berlin.yaml --json',
    'ccmctl names repair berlin.yaml',
  ],
  async run(context, input) {
    const file = input.argument('file');
    if (input.argument('action') === 'repair') {
      const { startFromFile } = await import('../temporal/start-from-file.ts');
      const whole = { servers: undefined, to: undefined, from: undefined, answers: undefined };
      return startFromFile(context, { file, procedure: 'repair-names', by: senderOf(context, input), ...whole });
    }
    const { checkNames } = await import('../names/check-names.ts');
    return checkNames(context, { file, all: input.flag('all') });
  },
};

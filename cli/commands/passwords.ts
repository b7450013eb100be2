import type { Command } from '../command.ts';
import { FILE_ARGUMENT, SITE_FILE_OPTION } from '../common-options.ts';

export const passwordsCommand: Command = {
  name: 'passwords',
  group: 'Plan and run',
  summary: 'Hold the secrets that people type at the installer to its rules; shows and keeps none of them',
  notes: [
    'Each is read on this machine from where `secrets` of the cluster file says that it lies, or asked for without being',
    'shown where it says nothing and a person is at the terminal. What cannot be proved from here is listed with what would.',
    'Ends with 3 when one breaks a rule, and with 4 when one cannot be read.',
  ],
  arguments: [{ name: 'action', about: 'what to do', choices: ['check'] }, FILE_ARGUMENT],
  options: [SITE_FILE_OPTION],
  examples: ['ccmctl passwords check berlin.yaml', 'ccmctl passwords check berlin.yaml --json'],
  async run(context, input) {
    const { checkPasswords } = await import('../passwords/check-passwords.ts');
    return checkPasswords(context, input.argument('file'));
  },
};

import type { Command } from '../command.ts';
import { SITE_FILE_OPTION } from '../common-options.ts';

export const noticesCommand: Command = {
  name: 'notices',
  group: 'This machine',
  summary: 'Try whether the notices of a site arrive: one mail to each person, one post to each web server',
  notes: [
    '`test` sends them from this machine, with the secrets that lie where the site file says: call it where the worker runs,',
    'as its user. Each says that it is a test and asks nothing. Ends with 1 when one cannot be delivered.',
  ],
  arguments: [{ name: 'action', about: 'what to do', choices: ['test'] }],
  options: [SITE_FILE_OPTION, { name: 'to', value: 'name', about: 'this person alone, and no web server' }],
  examples: [
    'ccmctl notices test --site-file site.yaml',
    'ccmctl notices test --site-file site.yaml --to "Kim Larsen"',
  ],
  async run(context, input) {
    const { testNotices } = await import('../notices/test-notices.ts');
    return testNotices(context, input.option('to'));
  },
};

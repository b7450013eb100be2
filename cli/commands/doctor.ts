import type { Command } from '../command.ts';
import { PROFILE_OPTION, SITE_FILE_OPTION } from '../common-options.ts';

export const doctorCommand: Command = {
  name: 'doctor',
  group: 'This machine',
  summary: 'Say what is missing on this machine; changes nothing',
  notes: [
    'It warns of profile, codec keys, site file, secrets, ledger and record that others on the machine may read or write.',
    'Ends with 1 when something that is needed is missing, and with 4 when that cannot be said.',
  ],
  arguments: [],
  options: [SITE_FILE_OPTION, PROFILE_OPTION],
  examples: ['ccmctl doctor', 'ccmctl doctor --site-file /etc/ccmctl/site.yaml', 'ccmctl doctor --json'],
  async run(context) {
    const { showFindings } = await import('../worker/show-findings.ts');
    return showFindings(context);
  },
};

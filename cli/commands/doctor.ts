import type { Command } from '../command.ts';
import { PROFILE_OPTION } from '../common-options.ts';

export const doctorCommand: Command = {
  name: 'doctor',
  group: 'This machine',
  summary: 'Say what is missing on this machine; changes nothing',
  notes: ['Ends with 1 when something that is needed is missing, and with 4 when that cannot be said.'],
  arguments: [],
  options: [PROFILE_OPTION],
  examples: ['ccmctl doctor', 'ccmctl doctor --json'],
  async run(context) {
    const { showFindings } = await import('../worker/show-findings.ts');
    return showFindings(context);
  },
};

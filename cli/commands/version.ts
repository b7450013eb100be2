import type { Command } from '../command.ts';

export const versionCommand: Command = {
  name: 'version',
  group: 'This machine',
  summary: 'Show the version of ccmctl, of Node and of what it speaks to Temporal with',
  arguments: [],
  options: [],
  examples: ['ccmctl version', 'ccmctl version --json'],
  async run(context) {
    const { showVersion } = await import('../show-version.ts');
    return showVersion(context);
  },
};

import type { Command } from '../command.ts';
import { CLUSTER_ARGUMENT, PROFILE_OPTION, listOf, SITE_FILE_OPTION } from '../common-options.ts';

export const logsCommand: Command = {
  name: 'logs',
  group: 'Record',
  summary: "Collect the installer's logs of a server, with an index that says what was there",
  notes: [
    'From every place and in every spelling that the documents name; what is absent is told as absent, not as good.',
    'Reads from this machine: it logs on to the station (or to the server, where that is reached directly) with the key or password that the cluster file names, which must lie on this machine, and reads by SFTP what that account may read of the drive. Nothing is written there.',
    'Refused while the server is being installed, and while nobody knows whether it is.',
    'The same command again goes on where it was interrupted, and fetches anew what has changed.',
    'Ends with 4 when a place could not be seen or a file not be fetched.',
  ],
  arguments: [CLUSTER_ARGUMENT, { name: 'server', about: 'name of the server, as in the cluster file' }],
  options: [
    SITE_FILE_OPTION,
    { name: 'out', value: 'dir', about: 'folder that gets a folder for the server', required: true },
    { name: 'file', value: 'file', about: 'cluster file, where no run has it' },
    { name: 'also', value: 'list', about: 'paths of further logs on the server, separated by commas' },
    PROFILE_OPTION,
  ],
  examples: [
    'ccmctl logs berlin CM-SUB1 --out logs',
    'ccmctl logs berlin CM-SUB1 --out logs --file berlin.yaml --json',
    "ccmctl logs berlin CM-SUB1 --out logs --also 'C:\\Temp\\setup.log'",
  ],
  async run(context, input) {
    const { logsOfServer } = await import('../logs/logs-of-server.ts');
    return logsOfServer(context, {
      cluster: input.argument('cluster'),
      server: input.argument('server'),
      out: input.option('out') ?? '',
      file: input.option('file'),
      also: listOf(input.option('also')),
    });
  },
};

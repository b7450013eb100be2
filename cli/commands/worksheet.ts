import type { Command } from '../command.ts';
import {
  FILE_ARGUMENT,
  procedureOf,
  PROCEDURE_OPTION,
  SERVERS_OPTION,
  serversOf,
  TO_OPTION,
  SITE_FILE_OPTION,
} from '../common-options.ts';

export const worksheetCommand: Command = {
  name: 'worksheet',
  group: 'Plan and run',
  summary: 'Print what whoever stands at the console needs: every field, then the pages of the installer in order',
  notes: [
    'One sheet a server, in the order of work of the procedure. An open field is marked, and the plan of an installation',
    'is refused while there is one; a secret is a blank with the place where it lies. No server is looked at.',
    'With --procedure upgrade it ends with a label for each drive that is pulled and kept, to be cut out.',
    '--pdf needs a browser on this machine (Chromium or Chrome); any browser prints the page of --html.',
  ],
  arguments: [FILE_ARGUMENT, { name: 'server', about: 'only the sheet of this server', optional: true }],
  options: [
    SITE_FILE_OPTION,
    { ...PROCEDURE_OPTION, default: 'install' },
    SERVERS_OPTION,
    TO_OPTION,
    { name: 'html', value: 'file', about: 'write the sheets to this file, as a page that prints one server a sheet' },
    { name: 'pdf', value: 'file', about: 'write them to this file as PDF' },
  ],
  examples: [
    'ccmctl worksheet berlin.yaml',
    'ccmctl worksheet berlin.yaml CM-SUB1 --html CM-SUB1.html',
    'ccmctl worksheet berlin.yaml --procedure upgrade --html upgrade.html',
    'ccmctl worksheet berlin.yaml --procedure add-subscriber --servers CM-SUB2 --pdf CM-SUB2.pdf',
  ],
  async run(context, input) {
    const { writeWorksheets } = await import('../worksheet/write-worksheets.ts');
    return writeWorksheets(context, {
      file: input.argument('file'),
      server: input.optionalArgument('server'),
      procedure: procedureOf(input),
      servers: serversOf(input),
      to: input.option('to'),
      html: input.option('html'),
      pdf: input.option('pdf'),
    });
  },
};

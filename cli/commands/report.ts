import type { Command } from '../command.ts';
import { CLUSTER_ARGUMENT, LOGS_OPTION, PROFILE_OPTION, RUN_OPTION, SITE_FILE_OPTION } from '../common-options.ts';

export const reportCommand: Command = {
  name: 'report',
  group: 'Record',
  summary: 'Write the record of a run as one HTML page for people',
  notes: ['The page needs nothing beside itself, prints well and holds no secret.'],
  arguments: [CLUSTER_ARGUMENT],
  options: [
    SITE_FILE_OPTION,
    RUN_OPTION,
    { name: 'out', value: 'file', about: 'file to write the page to', required: true },
    LOGS_OPTION,
    PROFILE_OPTION,
  ],
  examples: ['ccmctl report berlin --out berlin.html', 'ccmctl report berlin --out berlin.html --logs logs'],
  async run(context, input) {
    const { writeReportOfRun } = await import('../record/write-report.ts');
    return writeReportOfRun(context, {
      cluster: input.argument('cluster'),
      run: input.option('run'),
      out: input.option('out') ?? '',
      logs: input.option('logs'),
    });
  },
};

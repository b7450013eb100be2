import type { Command } from '../command.ts';
import { CLUSTER_ARGUMENT, LOGS_OPTION, PROFILE_OPTION } from '../common-options.ts';

export const auditCommand: Command = {
  name: 'audit',
  group: 'Record',
  summary: 'Print the record of a run: what happened when, and who said so',
  notes: ['With --out the whole record goes to a file as JSON, the same document that --json prints.'],
  arguments: [CLUSTER_ARGUMENT],
  options: [{ name: 'out', value: 'file', about: 'file to write the record to' }, LOGS_OPTION, PROFILE_OPTION],
  examples: ['ccmctl audit berlin', 'ccmctl audit berlin --out berlin.audit.json --logs logs'],
  async run(context, input) {
    const { showAudit } = await import('../record/show-audit.ts');
    return showAudit(context, {
      cluster: input.argument('cluster'),
      out: input.option('out'),
      logs: input.option('logs'),
    });
  },
};

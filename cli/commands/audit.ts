import type { Command } from '../command.ts';
import { CommandError } from '../command-error.ts';
import { LOGS_OPTION, PROFILE_OPTION, RUN_OPTION, SITE_FILE_OPTION } from '../common-options.ts';
import { EXIT } from '../exit-codes.ts';

export const auditCommand: Command = {
  name: 'audit',
  group: 'Record',
  summary: 'Print the record of a run, or prove one that a site has kept',
  notes: [
    'Prints what happened when, and who said so, as Temporal has it. With --out the whole record goes to a file as JSON, the same',
    'document that --json prints.',
    '`audit verify PATH` reads what the workers of a site have written (`audit` of the site file): one record, or all below a folder.',
    'It follows the hash of each line, has ssh-keygen check every signature, and holds it to the histories beside it. Ends with 0 when',
    'a record is whole, with 1 when it is not, and with 4 when that is not known, such as of a run that is under way.',
  ],
  arguments: [
    { name: 'cluster', about: 'name of the cluster, as in its file; or the word verify' },
    { name: 'path', about: 'with verify: folder or file of a record', optional: true },
  ],
  options: [
    RUN_OPTION,
    { name: 'out', value: 'file', about: 'file to write the record to' },
    LOGS_OPTION,
    SITE_FILE_OPTION,
    {
      name: 'worker-key',
      value: 'file',
      about: 'with verify: public keys of the workers, a line each, instead of a site file',
    },
    PROFILE_OPTION,
  ],
  examples: [
    'ccmctl audit berlin',
    'ccmctl audit berlin --out berlin.audit.json --logs logs',
    'ccmctl audit verify /var/lib/ccmctl/audit --site-file site.yaml',
  ],
  async run(context, input) {
    const [cluster, path] = [input.argument('cluster'), input.optionalArgument('path')];
    if (cluster === 'verify' && path !== undefined) {
      const { verifyAudit } = await import('../audit/verify-audit.ts');
      return verifyAudit(context, { path, workerKey: input.option('worker-key') });
    }
    if (cluster === 'verify')
      throw new CommandError(EXIT.usage, 'audit verify lacks the path of a record', [
        'name its folder: `ccmctl audit verify PATH`',
      ]);
    if (path !== undefined)
      throw new CommandError(EXIT.usage, `audit takes one cluster; ${path} is one word too many`, [
        'did you mean `ccmctl audit verify PATH`?',
      ]);
    const { showAudit } = await import('../record/show-audit.ts');
    return showAudit(context, {
      cluster,
      run: input.option('run'),
      out: input.option('out'),
      logs: input.option('logs'),
    });
  },
};

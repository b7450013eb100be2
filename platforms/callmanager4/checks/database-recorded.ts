import { defineCheck } from './define-check.ts';
import { judgeNewest } from './newest-database-seen.ts';

export const databaseRecorded = defineCheck({
  name: 'database-recorded',
  tells:
    "The publisher's database has a regular name, and that name is written down before it changes (DAT-06, DAT-09).",
  sees: ['databases'],
  judge: (_check, { databases }) =>
    judgeNewest('a database of the form CCM0nnn, whose name is written down', databases, (newest) =>
      newest === undefined ? { verdict: 'bad' } : { verdict: 'good', remember: { database: newest } },
    ),
});

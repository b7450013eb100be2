import { newestDatabaseOf, nextDatabase } from '../newest-database.ts';
import { defineCheck } from './define-check.ts';
import { judgeNewest } from './newest-database-seen.ts';

export const databaseRenamed = defineCheck({
  name: 'database-renamed',
  tells: "The upgrade has counted the name of the publisher's database up by one (DAT-06).",
  sees: ['databases'],
  recalls: ['database'],
  judge: (_check, { databases }, memory) => {
    const before = memory.database === null ? undefined : newestDatabaseOf([memory.database]);
    if (before === undefined)
      return { verdict: 'unknown', expected: 'the next name', seen: 'the name of before was not written down' };
    const next = nextDatabase(before);
    return judgeNewest(`${next}, the next after ${memory.database}`, databases, (newest) => ({
      verdict: newest === next ? 'good' : 'bad',
    }));
  },
});

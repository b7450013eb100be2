import { compareOsVersions } from '../os-version.ts';
import { defineCheck } from './define-check.ts';
import { bad, judgeEach, judgeFact } from './findings.ts';
import { judgeLevel } from './judge-level.ts';

export const sqlServerLevel = defineCheck({
  name: 'sql-server-level',
  tells: 'SQL Server has the newest service pack or hotfix that the operator has looked up (VER-06).',
  needs: ['level'],
  judge: (check, seen) => {
    const { level } = check.arguments;
    return judgeEach(check, seen, `SQL Server ${level} or later`, (look) =>
      judgeFact(look.sqlServer, 'the version of SQL Server', (version) =>
        version === null
          ? bad('no SQL Server is written down')
          : judgeLevel('SQL Server', version, level, compareOsVersions),
      ),
    );
  },
});

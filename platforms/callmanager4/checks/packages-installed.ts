import type { Fact } from '../../../plan/fact.ts';
import { javaRuntimesIn } from '../java-runtime.ts';
import { compareOsVersions } from '../os-version.ts';
import type { Observation, ServiceSeen } from '../types/observation.ts';
import { defineCheck } from './define-check.ts';
import { bad, combine, good, judgeEach, judgeFact, type Finding } from './findings.ts';
import { judgeLevel } from './judge-level.ts';
import { findService } from './service-lookup.ts';

const SERVICE_PACK_4 = '8.00.2039';

const serviceThere = (services: Fact<readonly ServiceSeen[]>, what: string, name: string): Finding =>
  judgeFact(services, `whether ${what} is there`, (all) => (findService(all, name) ? good(what) : bad(`no ${what}`)));

/** S2's list, each by what shows it: a program by its entry, all else by its service or its version. */
const PACKAGES: readonly ((look: Observation) => Finding)[] = [
  ({ programs }) =>
    judgeFact(programs, 'its installed programs', (all) => {
      const found = javaRuntimesIn(all);
      return found.length > 0 ? good(found.join(', ')) : bad('no Java Runtime Environment');
    }),
  ({ services }) => serviceThere(services, 'SQL Server 2000', 'MSSQLSERVER'),
  ({ sqlServer }) =>
    judgeFact(sqlServer, 'the version of SQL Server', (version) =>
      version === null
        ? bad('no service pack of SQL Server')
        : judgeLevel('SQL Server', version, SERVICE_PACK_4, compareOsVersions),
    ),
  ({ services }) => serviceThere(services, 'DC Directory', 'DC Directory Server'),
  ({ callManager }) =>
    judgeFact(callManager, 'its CallManager release', (release) =>
      release === null ? bad('no CallManager') : good(`Cisco CallManager ${release}`),
    ),
];

const EXPECTED =
  'Java Runtime Environment, SQL Server 2000 with Service Pack 4 or later, DC Directory, Cisco CallManager';

export const packagesInstalled = defineCheck({
  name: 'packages-installed',
  tells: 'The five packages that an installation brings are there (VER-27).',
  judge: (check, seen) =>
    judgeEach(check, seen, EXPECTED, (look) =>
      combine(
        EXPECTED,
        PACKAGES.map((judge) => judge(look)),
      ),
    ),
});

import { defineCheck } from './define-check.ts';
import { bad, good, judgeEach, judgeFact } from './findings.ts';

const OLDEST_SERVICE_PACK = 4;

export const windowsSupported = defineCheck({
  name: 'windows-supported',
  tells: 'The server runs Windows 2000 (5.0) with Service Pack 4 or later (VER-19).',
  judge: (check, seen) =>
    judgeEach(check, seen, `Windows 2000 (5.0), Service Pack ${OLDEST_SERVICE_PACK} or later`, (look) =>
      judgeFact(look.windowsVersion, 'its Windows version', (version) =>
        judgeFact(look.servicePack, 'its service pack', (pack) => {
          const told = `Windows ${version}, Service Pack ${pack}`;
          return /^5\.0(\.|$)/.test(version) && pack >= OLDEST_SERVICE_PACK ? good(told) : bad(told);
        }),
      ),
    ),
});

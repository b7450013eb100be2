import { defineCheck } from './define-check.ts';
import { bad, good, judgeEach, judgeFact } from './findings.ts';

const OLDEST_SERVICE_PACK = 4;

/** Windows names its edition in every language by this word. */
const SERVER_EDITION = /\bserver\b/i;

export const windowsSupported = defineCheck({
  name: 'windows-supported',
  tells: 'The server runs Windows 2000 Server (5.0) with Service Pack 4 or later (VER-19).',
  judge: (check, seen) =>
    judgeEach(check, seen, `Windows 2000 Server (5.0), Service Pack ${OLDEST_SERVICE_PACK} or later`, (look) =>
      judgeFact(look.windowsVersion, 'its Windows version', (version) =>
        judgeFact(look.servicePack, 'its service pack', (pack) => {
          const told = `Windows ${version}, Service Pack ${pack}`;
          if (!/^5\.0(\.|$)/.test(version) || pack < OLDEST_SERVICE_PACK) return bad(told);
          return judgeFact(look.windowsName, 'its edition of Windows', (name) =>
            (SERVER_EDITION.test(name) ? good : bad)(`${name}, Service Pack ${pack}`),
          );
        }),
      ),
    ),
});

import { defineCheck } from './define-check.ts';
import { bad, good, judgeEach, judgeFact } from './findings.ts';

/** What belongs to the machine, to CallManager, or to what the documents let share it; all else is of uncertain support. */
const SUPPORTED =
  /^(?:cisco|microsoft|windows|mdac|sql server|mcafee|network associates|norton|symantec|compaq|hp |ibm |java|j2re|sun |adobe acrobat reader|hotfix|security update|q\d{6}|kb\d{6}|service pack|update rollup|dc directory|openssh)/i;

/** Makes a server slow or worse, and is named by both documents (COR-05). */
const NETSCAPE = /netscape/i;

export const programsSupported = defineCheck({
  name: 'programs-supported',
  tells: 'Nothing of uncertain support is installed, and no Netscape Navigator (COR-05, COR-06, SVC-14).',
  judge: (check, seen) =>
    judgeEach(check, seen, 'no program of uncertain support', (look, server) =>
      judgeFact(look.programs, 'its installed programs', (programs) => {
        const named = (seen.servers[server]?.software ?? []).map(({ name }) => name.toLowerCase());
        const isSupported = (name: string): boolean => SUPPORTED.test(name) || named.includes(name.toLowerCase());
        const found = programs.filter((name) => NETSCAPE.test(name) || !isSupported(name));
        return found.length > 0 ? bad(found.join(', ')) : good(`none among ${programs.length} programs`);
      }),
    ),
});

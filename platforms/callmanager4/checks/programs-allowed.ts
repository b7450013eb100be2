import { defineCheck } from './define-check.ts';
import { bad, good, judgeEach, judgeFact } from './findings.ts';

/** Cisco applications that never share a server with CallManager (COR-03, COR-04). */
const FORBIDDEN = /\bunity\b|conference connection|personal assistant|emergency responder/i;

export const programsAllowed = defineCheck({
  name: 'programs-allowed',
  tells: 'No application is installed that the documents forbid beside CallManager (COR-03, COR-04).',
  judge: (check, seen) =>
    judgeEach(check, seen, 'no application that may not share a server with CallManager', (look) =>
      judgeFact(look.programs, 'its installed programs', (programs) => {
        const found = programs.filter((name) => FORBIDDEN.test(name));
        return found.length > 0 ? bad(found.join(', ')) : good(`none among ${programs.length} programs`);
      }),
    ),
});

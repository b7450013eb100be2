import { forbiddenApplication } from '../forbidden-applications.ts';
import { defineCheck } from './define-check.ts';
import { bad, good, judgeEach, judgeFact } from './findings.ts';

export const programsAllowed = defineCheck({
  name: 'programs-allowed',
  tells: 'No application is installed that the documents forbid beside CallManager (COR-03, COR-04).',
  judge: (check, seen) =>
    judgeEach(check, seen, 'no application that may not share a server with CallManager', (look) =>
      judgeFact(look.programs, 'its installed programs', (programs) => {
        const found = programs.filter((name) => forbiddenApplication(name) !== undefined);
        return found.length > 0 ? bad(found.join(', ')) : good(`none among ${programs.length} programs`);
      }),
    ),
});

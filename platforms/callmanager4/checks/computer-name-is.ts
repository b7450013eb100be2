import { defineCheck } from './define-check.ts';
import { bad, good, judgeEach, judgeFact } from './findings.ts';

export const computerNameIs = defineCheck({
  name: 'computer-name-is',
  tells:
    'The machine at the address of a server gives itself the name of the cluster file, by which the others look for it (REP-01, CFG-15).',
  judge: (check, seen) =>
    judgeEach(check, seen, 'calls itself by its name in the cluster file', (look, server) =>
      judgeFact(look.computerName, 'its computer name', (name) =>
        (name.toLowerCase() === server.toLowerCase() ? good : bad)(`calls itself ${name}`),
      ),
    ),
});

import type { Judge } from './seen.ts';
import { bad, good, judgeEach, judgeFact } from './findings.ts';

/** The machine at a server's address gives itself the name of the cluster file, by which the others look for it (REP-01, CFG-15). */
export const judgeComputerName: Judge = (check, seen) =>
  judgeEach(check, seen, 'calls itself by its name in the cluster file', (look, server) =>
    judgeFact(look.computerName, 'its computer name', (name) =>
      name.toLowerCase() === server.toLowerCase() ? good(`calls itself ${name}`) : bad(`calls itself ${name}`),
    ),
  );

import { known } from '../../../plan/fact.ts';
import { runThereLine } from '../windows/run-there-line.ts';
import { defineAction } from './define-action.ts';

/** The capital R loads LMHOSTS anew; a small one only shows counts (NAM-10). */
const LINES = ['ipconfig /flushdns', 'nbtstat -R'];

export const flushNameCaches = defineAction({
  name: 'flush-name-caches',
  tells:
    'Has the server load HOSTS and LMHOSTS anew and forget what it found before, with a capital R (NAM-05, NAM-09, NAM-10).',
  byEye: [
    'At a command prompt of the server: nbtstat -c and ipconfig /displaydns show the names of the cluster with the addresses of HOSTS and LMHOSTS, and no others.',
    'It does no harm to do it once more.',
  ],
  atConsole: 'Command prompt: ipconfig /flushdns, then nbtstat -R with a capital R.',
  destructive: false,
  resolve: () => known(LINES),
  lines: ({ transport, server }, lines) =>
    transport.kind === 'direct' ? lines : lines.map((line) => runThereLine(server, 'act', line)),
});

import type { ExampleFile } from '../rehearse.ts';
import { firstAt, type Scenarios } from './people.ts';

const outdated = (server: string) => ({ fault: 'old-address-in-files', server, times: 'once' }) as const;

const resolvedBy = (by: string) => (file: ExampleFile) => ({ ...file, names: { by, dnsSuffix: 'example.com' } });

const BY_FILES = {
  cluster: 'demo-two-servers',
  procedure: 'repair-names',
  differs: resolvedBy('files'),
} as const;

/** S2's repair of name resolution, its good ways and its bad ones. */
export const REPAIR_NAMES: Scenarios = {
  'an old address is taken out of the files of both servers (NAM-07, NAM-08, NAM-09)': {
    ...BY_FILES,
    faults: [outdated('AAR-PUB'), outdated('AAR-SUB')],
  },
  'the network resolves names, and no line of a server stays in a file (NAM-02, NAM-04)': {
    ...BY_FILES,
    cluster: 'demo-six-servers',
    differs: resolvedBy('network'),
    faults: [outdated('CM-SEC1')],
  },
  'the names are not loaded anew, though the server says so (NAM-05, NAM-11)': {
    ...BY_FILES,
    faults: [
      outdated('AAR-SUB'),
      { fault: 'says-success-without-doing', server: 'AAR-SUB', times: 'always', command: 'nbtstat' },
    ],
    people: () => ({ policy: ['act-again', 'stop'] }),
  },
  'somebody changes HOSTS after the plan was approved, and nobody has seen the lines (ORD-18)': {
    ...BY_FILES,
    faults: [outdated('AAR-SUB')],
    people: ({ lab }) => ({
      policy: ['act-again', 'stop'],
      behaviours: firstAt('network-confirms-dhcp', () => {
        const { files } = lab.cluster.server('AAR-SUB').windows.facts.naming;
        files.set('hosts', `${files.get('hosts') ?? ''}10.77.0.7 AAR-PUB printer\r\n`);
      }),
    }),
  },
};

import { flushNameCaches } from '../actions/flush-name-caches.ts';
import { writeNameFiles } from '../actions/write-name-files.ts';
import { nameCachesRight } from '../checks/name-caches-right.ts';
import { nameFilesRight } from '../checks/name-files-right.ts';
import { namesFound } from '../checks/names-found.ts';
import { ownNames } from '../checks/own-names.ts';
import { DONE_OR_LATER, act, ask, check } from '../steps/vocabulary.ts';
import type { Row } from '../steps/row.ts';
import { ONE_KIND_OF_NAMES } from './names-are-resolved.ts';
import type { ProcedureTable } from './procedure-table.ts';
import { preparation } from './stages.ts';

/** Of each server, and of all others that it has to find. */
const NODES = { nodes: 'every CallManager server' } as const;

/** What only whoever runs the network can say; each is an answer of its own, with its name. */
const CONFIRMED_BY_THE_NETWORK: readonly Row[] = (
  [
    [
      'addresses',
      'the IP settings of each server',
      'The addresses, masks, gateways and DNS suffixes of the cluster file are those that the network has for these servers.',
    ],
    [
      'files',
      'the name files',
      'HOSTS and LMHOSTS of no server hold anything that the network gives the names of the cluster otherwise.',
    ],
    [
      'systems',
      'WINS and DNS',
      'WINS and DNS, with their reverse zone, have no other address for a server of the cluster.',
    ],
    ['dhcp', 'DHCP', 'No DHCP system gives an address of the cluster to anything else.'],
  ] as const
).map(([name, what, instruction]) =>
  ask(`network-confirms-${name}`, {
    title: `The network's people confirm ${what}`,
    because: 'a name that something else in the network has an answer for is found in the wrong place, or not at all',
    source: ['NAM-01'],
    document: 'S2',
    instructions: ['Ask whoever is responsible for the network.', instruction],
    answer: DONE_OR_LATER,
    early: 'open item',
  }),
);

const SERVERS_ARE_AS_WRITTEN: Row = check('own-names', {
  title: 'Every server has the name, the address and the DNS suffix of the cluster file',
  because: 'its lines are written on every server: what is wrong here would be wrong everywhere',
  source: ['NAM-06', 'CFG-15'],
  document: 'S2',
  asks: ownNames,
  looksAt: 'every CallManager server',
  outcome: 'hold',
  early: true,
  next: 'Compare `hostname` and `ipconfig /all` of the server with the cluster file, and correct the one that is wrong.',
});

const NETWORK_IS_RIGHT: Row = ask('network-updated', {
  title: 'WINS and DNS have every server with its address, the reverse zone too',
  because: 'the servers find each other by them alone once their files say nothing',
  source: ['NAM-04', 'NET-22'],
  document: 'S2',
  whom: 'clusters whose names the network resolves',
  instructions: [
    'In WINS and in DNS: each server of the cluster with the address of the cluster file, and in the reverse zone each address with its name.',
    'Remove what they have under an old address or an old name.',
  ],
  answer: DONE_OR_LATER,
});

/** One server: its files, then what it has loaded of them. */
const FILES_OF_ONE: readonly Row[] = [
  act('write-name-files', {
    title: 'Write HOSTS and LMHOSTS of {server}',
    because: 'a name is looked for there first, and a line that is wrong hides every right answer behind it',
    source: ['NAM-02', 'NAM-03', 'NAM-07', 'NAM-08', 'NAM-13'],
    document: 'S2',
    act: writeNameFiles,
    with: { ...NODES, namesBy: 'of the cluster file' },
    proof: { asks: nameFilesRight, with: { ...NODES, namesBy: 'of the cluster file' } },
  }),
];

const CACHES_OF_ONE: readonly Row[] = [
  act('flush-name-caches', {
    title: 'Load the names of {server} anew',
    because: 'what was written counts only once it is loaded; without this only a reboot of {server} does it',
    source: ['NAM-05', 'NAM-09', 'NAM-10', 'NAM-11', 'NAM-12'],
    document: 'S2',
    whom: 'clusters whose names files resolve',
    act: flushNameCaches,
    proof: { asks: nameCachesRight, with: NODES },
  }),
  act('ask-network-anew', {
    title: 'Let {server} ask the network anew',
    because: 'what it has found before stays in its caches for a while; without this only a reboot of {server} ends it',
    source: ['NAM-04', 'NAM-05', 'NAM-09', 'NAM-10', 'NET-28'],
    document: 'S2',
    whom: 'clusters whose names the network resolves',
    act: flushNameCaches,
    proof: { asks: namesFound, with: NODES },
  }),
];

const EACH_FINDS_ALL: readonly Row[] = [
  check('names-found', {
    title: '{server} finds every other server by its name, and back',
    because: 'an installer that cannot find the publisher, or finds another name at its address, ends',
    source: ['NET-22', 'NET-28', 'NET-29', 'NET-32', 'NET-33', 'NET-34'],
    document: 'S2',
    whom: 'clusters whose names files resolve',
    asks: namesFound,
    with: NODES,
    outcome: 'block',
    next: 'Compare its HOSTS and LMHOSTS, or WINS and DNS, with the cluster file, for the server that is named here.',
  }),
];

/** Makes every server of a cluster find every other one: by files that are written for it, or by the network. */
export const REPAIR_NAMES: ProcedureTable = {
  releaseProvesDone: false,
  stages: [
    preparation([
      { whose: 'the cluster', rows: [...CONFIRMED_BY_THE_NETWORK, SERVERS_ARE_AS_WRITTEN, NETWORK_IS_RIGHT] },
    ]),
    {
      kind: 'steps',
      name: 'names',
      title: 'Names',
      because: 'every server must find every other one by its name, and by its address back',
      source: ['NAM-07', 'NAM-08', 'NAM-09', 'NET-28'],
      parts: [
        { whose: 'each CallManager server', rows: [...FILES_OF_ONE, ...CACHES_OF_ONE] },
        { whose: 'each CallManager server', rows: EACH_FINDS_ALL },
        { whose: 'the cluster', rows: [ONE_KIND_OF_NAMES] },
      ],
    },
  ],
};

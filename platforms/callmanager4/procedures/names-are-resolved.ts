import { dnsConfigured } from '../checks/dns-configured.ts';
import { dnsSuffix } from '../checks/dns-suffix.ts';
import { nameFilesRight } from '../checks/name-files-right.ts';
import { oneKindOfNames } from '../checks/one-kind-of-names.ts';
import { suffixList } from '../checks/suffix-list.ts';
import { check } from '../steps/vocabulary.ts';
import type { Row } from '../steps/row.ts';

/** Asked before anything is done, and of a repair once it is over. */
export const ONE_KIND_OF_NAMES = check('one-kind-of-names', {
  title: 'Names are resolved by files or by the network, not by both',
  because: 'with both, nobody knows which of them answers, and an old line outlives every change of the other',
  source: ['NAM-02'],
  document: 'S2',
  asks: oneKindOfNames,
  looksAt: 'every CallManager server',
  with: { namesBy: 'of the cluster file', nodes: 'every CallManager server' },
  outcome: 'hold',
  next: 'Choose one kind for the cluster and write it into the cluster file (names: by). For the network, take the lines of the servers out of HOSTS and LMHOSTS; for files, take DNS and WINS out of the connections.',
});

/** How the servers of a cluster find each other: one kind for all of them, and right on each. */
export const NAMES_ARE_RESOLVED: readonly Row[] = [
  { ...ONE_KIND_OF_NAMES, early: true },
  check('name-files-right', {
    title: 'HOSTS and LMHOSTS have the servers as the cluster file has them',
    because: 'the installer turns the name of the publisher into an address and back',
    source: ['NAM-03', 'NAM-07', 'NAM-08'],
    document: 'S2',
    whom: 'clusters whose names files may resolve',
    asks: nameFilesRight,
    looksAt: 'every CallManager server',
    with: { namesBy: 'of the cluster file', nodes: 'every CallManager server' },
    outcome: 'block',
    early: true,
    next: 'In C:\\winnt\\system32\\drivers\\etc of each server: one line for each server in hosts (address, name, name with its domain) and in lmhosts (address, name, #PRE), as the cluster file has them; all other lines stay, and so does 127.0.0.1 localhost. Afterwards run `ipconfig /flushdns` and `nbtstat -R`, with a capital R, on each server. `ccmctl names repair` does all of it where no run of the cluster is open.',
  }),
  check('dns-configured', {
    title: 'DNS is configured on every server',
    because: 'servers find each other by it, where no files do',
    source: ['NET-21'],
    document: 'S2',
    whom: 'clusters whose names the network may resolve',
    asks: dnsConfigured,
    looksAt: 'every CallManager server',
    outcome: 'hold',
    early: true,
    next: 'Network and Dial-up Connections > Local Area Connection > Properties > TCP/IP > Properties > Advanced > DNS: add the DNS servers.',
  }),
  check('dns-suffix', {
    title: 'The connection of every server has the DNS suffix of its domain',
    because: 'a name without its domain is looked up in the domain of the suffix',
    source: ['NET-23'],
    document: 'S2',
    whom: ['clusters whose names the network may resolve', 'clusters of known DNS domains'],
    asks: dnsSuffix,
    looksAt: 'every CallManager server',
    outcome: 'block',
    early: true,
    next: 'On the DNS tab of the connection: enter the domain as its DNS suffix.',
  }),
  check('suffix-list', {
    title: 'Every server appends the DNS suffixes of all domains',
    because: 'servers, or the place of the backup, are in several domains',
    source: ['NET-27'],
    document: 'S2',
    whom: ['clusters whose names the network may resolve', 'clusters of several DNS domains'],
    asks: suffixList,
    looksAt: 'every CallManager server',
    with: { suffixes: 'of all domains' },
    outcome: 'open item',
    early: true,
    next: 'On the DNS tab of the connection: "Append these DNS suffixes (in order)", with every domain of the servers and of the backup.',
  }),
];

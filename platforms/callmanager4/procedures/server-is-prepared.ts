import { CONFIRMED, DONE_UNWANTED_OR_LATER, ask, ownWords } from '../steps/vocabulary.ts';
import type { AnswerForm } from '../../../plan/types/step.ts';
import type { Row } from '../steps/row.ts';
import { CORESIDENT_SERVER } from './coresident-server.ts';

const CONNECTED: AnswerForm = {
  kind: 'choice',
  choices: [
    { value: 'done', meaning: 'it is so' },
    { value: 'otherwise', meaning: 'it is not so, or nobody knows: nothing goes on', ends: 'blocked' },
  ],
};

const FIRST_OR_RESTORED: AnswerForm = {
  kind: 'choice',
  choices: [
    { value: 'done', meaning: 'CallManager was here before, and the machine is as it was then' },
    { value: 'first-time', meaning: 'CallManager was never installed here; the note says so', ends: 'good' },
    { value: 'otherwise', meaning: 'it is not so, or nobody knows: nothing goes on', ends: 'blocked' },
  ],
};

/** A server that has its operating system and gets CallManager: what only people know of it. */
export const SERVER_IS_PREPARED: readonly Row[] = [
  ...CORESIDENT_SERVER,
  ask('hardware-as-planned', {
    title: 'The hardware of {server} is as planned',
    because: 'for a second installation the machine must be what it was, with the right drives and no further ones',
    source: ['HW-22', 'HW-23', 'HW-24'],
    document: 'S2',
    instructions: [
      'Only where CallManager is installed again: compare it with what was written down of it when it was installed before, and bring it back to that.',
      'Hot-swappable drives: the right ones are in, and each works: its lamp, or the tool of the vendor, shows it.',
      'Additional drives are out: as many are in as there were then.',
    ],
    answer: FIRST_OR_RESTORED,
    early: 'block',
  }),
  ask('operating-system', {
    title: 'The operating system of {server} was installed from discs of Cisco and is up to date',
    because:
      'a cloned drive gives two servers one security identifier, and the installer refuses an operating system that is too old',
    source: [
      'PRE-20',
      'PRE-21',
      'VER-11',
      'VER-12',
      'VER-13',
      'VER-14',
      'VER-15',
      'PRE-24',
      'VER-28',
      'ADD-02',
      'REP-01',
    ],
    document: 'S2',
    instructions: [
      'It was installed on this machine, from the discs of Cisco: no drive was mirrored or cloned from another server.',
      'The operating system is 2000.4.2sr2 or later by the OS/BIOS Upgrade Disk, with the newest service release; their readme files were read.',
      'Start > Cisco OS Version shows the image. No Java Runtime Environment from elsewhere is installed. The last scan for viruses found none.',
    ],
    answer: ownWords('image, service release, and from which discs'),
    early: 'block',
  }),
  ask('network-connector', {
    title: '{server} is connected to the network by {connector}',
    because: 'of two network cards one is supported, and the installer disables the other',
    source: ['NET-15', 'NET-16', 'NET-17', 'NET-18', 'NET-19'],
    document: 'S2',
    whom: 'servers with a connector in the source',
    instructions: ['This is the model {model}: {connector}, and the network answers there.'],
    answer: CONNECTED,
    early: 'block',
  }),
  ask('network-connector', {
    title: 'Say by which connector {server} is on the network',
    because: 'of two network cards one is supported, and the installer disables the other',
    source: ['NET-15', 'NET-16', 'NET-19', 'HW-06'],
    document: 'S2',
    whom: 'servers without a connector in the source',
    instructions: [
      'This is the model {model}; which connector it is: {connector}.',
      'Look it up with the vendor, and name it in the answer.',
    ],
    answer: ownWords('which connector, not in source, and who says so'),
    early: 'block',
  }),
  ask('network-teaming', {
    title: 'Team the network cards of {server}, where that is wanted',
    because: 'a server that supports the Network Teaming Driver may use both of its network cards',
    source: ['NET-20'],
    document: 'S2',
    instructions: ["Only where the model supports the driver; by the driver's own document."],
    answer: DONE_UNWANTED_OR_LATER,
    early: 'open item',
  }),
  ask('worksheet-complete', {
    title: 'The worksheet of {server} is complete',
    because: 'the installer may ask for all of it more than once',
    source: [
      'PRE-08',
      'PRE-25',
      'CFG-01',
      'CFG-02',
      'CFG-03',
      'CFG-08',
      'CFG-09',
      'CFG-10',
      'CFG-11',
      'CFG-12',
      'CFG-13',
      'CFG-16',
    ],
    document: 'S2',
    instructions: [
      'Whoever stands at the console has it on paper: `ccmctl worksheet FILE {server}` prints it with the pages of the installer, now and whenever the data has to be entered again.',
      '{server} is {kind-of-server}. Workgroup: {workgroup}. Publisher: {publisher}. Subscribers: {subscribers}.',
      'User name: {user-name}. Organization: {organization}. Product key: {product-key}.',
      'They are those that were given to the operating system, and the installer shows them. A product key has letters only; a coresident server has that of the CRS documents.',
    ],
    answer: CONFIRMED,
    early: 'block',
  }),
];

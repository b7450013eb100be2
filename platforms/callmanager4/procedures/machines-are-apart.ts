import { machinesApart } from '../checks/machines-apart.ts';
import { ask, check, ownWords } from '../steps/vocabulary.ts';
import type { Row } from '../steps/row.ts';

/** No server was made from the drive of another one: seen by a machine, and said by whoever built them. */
export const MACHINES_ARE_APART: readonly Row[] = [
  check('machines-apart', {
    title: 'No server of the cluster was made from the drive of another one',
    because: 'two servers with one security identifier cannot tell each other apart',
    source: ['PRE-20'],
    document: 'both',
    asks: machinesApart,
    looksAt: 'every CallManager server',
    outcome: 'block',
    early: true,
    next: 'Install the operating system and CallManager anew on the copy, each from the discs of Cisco.',
  }),
  ask('machines-built', {
    title: 'Each server was built on its own from the discs of Cisco',
    because: 'a mirrored or cloned drive carries its security identifier along',
    source: ['PRE-20', 'PRE-21'],
    document: 'both',
    instructions: [
      'Of every server: which discs its operating system and CallManager were installed from, and that no drive was mirrored or cloned from another server.',
    ],
    answer: ownWords('each server and its discs'),
    early: 'block',
  }),
];

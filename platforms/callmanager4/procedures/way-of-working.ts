import { CONFIRMED, ask } from '../steps/vocabulary.ts';
import type { Row } from '../steps/row.ts';

const FORBIDDEN_WAYS = [
  'Never by Terminal Services: it is there for the remote administration of technical support, is stopped on each server before the installer, and comes back at the end.',
  'Never by Integrated Lights Out, neither its console nor its virtual drives.',
] as const;

/** From where people work on a server. */
export const WAY_OF_WORKING: readonly Row[] = [
  ask('way-of-working', {
    title: 'Everybody works at the console of the server',
    because:
      'the installer ends in a session of Terminal Services, and whoever enters a server meanwhile makes it fail',
    source: ['REM-01', 'REM-03', 'REM-07', 'REM-08', 'REM-09', 'REM-10'],
    document: 'both',
    whom: 'clusters whose people work at the console',
    instructions: [
      ...FORBIDDEN_WAYS,
      "VNC is stopped and disabled, too. Who wants to work by it writes the edition of Cisco's VNC document into the cluster file (vnc) and plans anew.",
    ],
    answer: CONFIRMED,
    early: 'block',
  }),
  ask('way-of-working', {
    title: 'Everybody works at the console of the server, or by VNC as Cisco describes it',
    because: 'the installer ends in a session of Terminal Services, and whoever else enters a server makes it fail',
    source: ['REM-01', 'REM-03', 'REM-07', 'REM-08', 'REM-10'],
    document: 'both',
    whom: 'clusters whose people work by VNC',
    instructions: [
      ...FORBIDDEN_WAYS,
      'VNC by its document of the cluster file: {vnc}. It goes on running, and nobody else enters a server by it.',
    ],
    answer: CONFIRMED,
  }),
];

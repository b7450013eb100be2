import { packagesInstalled } from '../checks/packages-installed.ts';
import { servicesRunning } from '../checks/services-running.ts';
import { versionIs } from '../checks/version-is.ts';
import { ask, check, gate } from '../steps/vocabulary.ts';
import type { AnswerForm } from '../../../plan/types/step.ts';
import type { Row } from '../steps/row.ts';

/** S2's name of the service that indexes the directory; it may take long to start. */
const DIRECTORY_SERVER = 'DC Directory Server';

const SHOWS_RELEASE: Row = check('version', {
  title: '{server} runs {to}',
  because: 'a server counts as installed when it shows the release itself',
  source: ['ORD-04', 'VER-17'],
  document: 'S2',
  asks: versionIs,
  with: { release: 'to' },
  outcome: 'block',
});

const FOLLOWED_UP: AnswerForm = {
  kind: 'choice',
  choices: [
    { value: 'done', meaning: 'all that a message left behind is done; the note says which and what', noted: true },
    { value: 'none', meaning: 'no message left work behind', ends: 'good', noted: false },
    { value: 'later', meaning: 'something is still to be done; the note says which message', ends: 'open item' },
  ],
};

/** A server after the installer: does it show what was installed, and can the next one begin? */
export const SERVER_IS_INSTALLED: readonly Row[] = [
  SHOWS_RELEASE,
  gate('directory-runs', {
    title: 'The directory of {server} is being served',
    because:
      'its indexing may go on after the last reboot, for long where there are many users; the next server needs it',
    source: ['PUB-25', 'SUB-28'],
    document: 'S2',
    asks: servicesRunning,
    with: { services: [DIRECTORY_SERVER, 'MSSQLSERVER'] },
    within: 'serviceStartLimit',
  }),
  check('packages-installed', {
    title: 'All that the installer brings is on {server}',
    because: 'the installation puts five packages on a server; one that is missing comes to light only later',
    source: ['VER-27'],
    document: 'S2',
    asks: packagesInstalled,
    outcome: 'open item',
  }),
  ask('messages-followed-up', {
    title: 'Follow up the messages that {server} has shown',
    because: 'some messages let the installation go on and leave work behind',
    source: ['MSG-08', 'PUB-26', 'SUB-28', 'POST-51', 'POST-52', 'HW-03'],
    document: 'S2',
    instructions: [
      'Look through the messages of this server that were reported, and ask who sat at its console.',
      'Indexing that did not finish: once the service DC Directory Server runs, a subscriber needs `dcdrepcl trigger all` in a command window.',
      "UMX.dll not registered: `regsvr32 C:\\dcdsrvr\\lib\\UMX.dll`, then add a user for a trial in this server's Administration; whether that user stays is your choice.",
      'MS04-003 or MS03-031 not installed, or too little memory: it stays to be done after the last server. Answer later.',
    ],
    answer: FOLLOWED_UP,
  }),
];

/** A server that shows the release before anything was done: it is looked at, and left alone. */
export const SERVER_IS_INSTALLED_ALREADY: readonly Row[] = [SHOWS_RELEASE];

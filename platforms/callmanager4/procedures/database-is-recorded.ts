import { databaseRecorded } from '../checks/database-recorded.ts';
import { databaseRenamed } from '../checks/database-renamed.ts';
import { parametersKept } from '../checks/parameters-kept.ts';
import { parametersRecorded } from '../checks/parameters-recorded.ts';
import type { AnswerForm } from '../../../plan/types/step.ts';
import { DONE_OR_LATER, ask, check, ownWords } from '../steps/vocabulary.ts';
import type { Row } from '../steps/row.ts';

const NAMES_OR_NONE: AnswerForm = {
  kind: 'choice',
  choices: [
    { value: 'done', meaning: 'it was looked up, and it is so' },
    { value: 'none-here', meaning: 'the cluster has none; the note says who knows it', ends: 'good' },
  ],
};

const GROWS_OR_NOT: AnswerForm = {
  kind: 'choice',
  choices: [
    { value: 'done', meaning: 'the directory does not grow, or no software of another vendor reads the records' },
    {
      value: 'grows',
      meaning: 'it grows, or nobody knows; the note says which vendor was called, and it stays an open item',
      ends: 'open item',
    },
  ],
};

/** Before the publisher is upgraded: what the upgrade changes in the database, and what hangs on it. */
export const DATABASE_IS_RECORDED: readonly Row[] = [
  check('database-recorded', {
    title: 'The name of the database of {publisher} is written down',
    because: 'the upgrade counts it up by one, and the installer gives up at a name that was changed by hand',
    source: ['DAT-06', 'DAT-09'],
    document: 'both',
    asks: databaseRecorded,
    looksAt: 'the publisher',
    outcome: 'block',
  }),
  check('parameters-recorded', {
    title: 'Every service parameter is written down',
    because:
      'the upgrade sets text back to the suggestion and moves numbers into their new limits; only a list shows what was lost',
    source: ['DAT-01'],
    document: 'S1',
    asks: parametersRecorded,
    looksAt: 'the publisher',
    with: { parameters: 'of the cluster file' },
    outcome: 'hold',
  }),
  ask('locales-listed', {
    title: 'List the locales that are in use',
    because: 'phones and users miss them when they have not come along',
    source: ['POST-32'],
    document: 'ours',
    instructions: [
      'The locales of the Cisco IP Telephony Locale Installer on {publisher}, with their versions, and who uses them.',
      'English_United_States comes by itself.',
    ],
    answer: ownWords('each locale and its version; or only English_United_States'),
    early: 'hold',
  }),
  ask('call-detail-software', {
    title: 'Say which software of other vendors reads call detail records',
    because: 'its triggers may hold the old name of the database, and then every record ends in the BAD directory',
    source: ['DAT-07', 'DAT-08'],
    document: 'S1',
    whom: 'clusters of unknown software for call detail records',
    instructions: [
      'Look for triggers of SQL Server that another vendor has put into the database of {publisher}.',
      'Write the software and whom to call at its vendor; or that there is none, and who knows it.',
    ],
    answer: ownWords('software and vendor; or none'),
    early: 'hold',
  }),
  ask('intercluster-trunks', {
    title: 'Every intercluster trunk has a device name of its own',
    because: 'of two trunks with one name, in whichever clusters, one cannot register after the upgrade',
    source: ['DAT-11'],
    document: 'S1',
    whom: 'clusters that may have intercluster trunks',
    instructions: [
      'Compare the device names of the H.323 intercluster trunks of {server} and of every cluster that they lead to.',
      'Named under h323 in the cluster file, they are compared by machine.',
    ],
    answer: NAMES_OR_NONE,
    early: 'hold',
  }),
  ask('session-targets', {
    title: 'The session targets of every H.323 gateway point to servers of its device pool',
    because: 'the option "Run H.225D On Every Node" is gone after the upgrade, and a call to any other server fails',
    source: ['DAT-12', 'DAT-13'],
    document: 'S1',
    instructions: [
      'The gateways of the cluster file: {gateways}.',
      'On each: the session target of every dial peer is a CallManager server of the device profile that the gateway is assigned to.',
      'Gateways that have used "Run H.225D On Every Node" are the ones to look at first.',
    ],
    answer: NAMES_OR_NONE,
    early: 'block',
  }),
];

/** When every server is done: has the database come along as S1 describes? */
export const DATABASE_HAS_COME_ALONG: readonly Row[] = [
  check('database-renamed', {
    title: 'The name of the database of {publisher} was counted up by one',
    because: 'another name would mean that the data was not migrated as it should be',
    source: ['DAT-06'],
    document: 'S1',
    asks: databaseRenamed,
    looksAt: 'the publisher',
    outcome: 'open item',
  }),
  check('parameters-kept', {
    title: 'Every service parameter has the value that is to be expected',
    because:
      'a customized value within its limits stays, one outside goes to the limit, and text goes to the suggestion',
    source: ['DAT-02', 'DAT-03', 'DAT-04', 'DAT-05'],
    document: 'S1',
    asks: parametersKept,
    looksAt: 'the publisher',
    with: { parameters: 'of the cluster file' },
    outcome: 'open item',
  }),
  ask('locales-compared', {
    title: 'The locales of before are there again',
    because: 'a locale that is missing is installed by the Locale Installer of {to}, on every server',
    source: ['POST-32', 'POST-31'],
    document: 'ours',
    instructions: ['Compare with the list that was made before the first server; the record of this run has it.'],
    answer: DONE_OR_LATER,
  }),
  ask('call-detail-records', {
    title: 'Call detail records are read as before',
    because: 'a trigger that holds the old name of the database sends every record into the BAD directory',
    source: ['DAT-07', 'DAT-08'],
    document: 'S1',
    whom: 'clusters that may have software for call detail records',
    instructions: [
      'On {publisher}, look twice into the BAD directory of the call detail records, some minutes and calls apart.',
      'If it grows, its vendor mends the trigger: {cdr-software}.',
    ],
    answer: GROWS_OR_NOT,
  }),
];

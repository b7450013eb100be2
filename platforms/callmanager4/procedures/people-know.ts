import type { AnswerForm } from '../../../plan/types/step.ts';
import { ask, DONE_OR_LATER, ownWords } from '../steps/vocabulary.ts';
import type { Row } from '../steps/row.ts';

const AT_DEFAULTS: AnswerForm = {
  kind: 'choice',
  choices: [
    { value: 'done', meaning: 'they were compared with the defaults; the note says by which list', noted: true },
    {
      value: 'not-compared',
      meaning: 'nobody has compared them, and it goes on all the same; the note has the reason',
      ends: 'good',
    },
    { value: 'changed', meaning: 'some differ; the note says which' },
  ],
};

/** The documents say only that the work may fail, so that a person may go on with a reason. */
export const POLICIES_ARE_AT_DEFAULTS: Row = ask('policies-at-defaults', {
  title: 'Security and account policies of every server are at their defaults',
  because: 'with others the work may fail, and what the installer sets must stay as it is',
  source: ['PRE-16', 'PRE-17'],
  document: 'both',
  instructions: [
    'Compare the account policies and the local policies of each server with the defaults of Windows 2000 and of Cisco; neither document lists them.',
    'Nobody changes afterwards what the installation and the upgrade have set.',
  ],
  answer: AT_DEFAULTS,
  by: 'approver',
  early: 'hold',
});

/** What runs now, where the operator has not written its latest levels into the cluster file. */
export const LEVELS_ARE_LATEST: Row = ask('levels-latest', {
  title: 'What runs now is at its latest levels',
  because: 'operating system, SQL Server and CallManager are to be at their latest levels before anything is upgraded',
  source: ['VER-05', 'VER-06', 'VER-07'],
  document: 'S1',
  whom: 'clusters without the latest levels',
  instructions: [
    'Of every server: the latest upgrade and service release of the operating system, the latest service release and hotfixes of SQL Server, the latest service release of {from}.',
    'Written into the cluster file as `latest`, they are looked up on the servers.',
  ],
  answer: {
    kind: 'choice',
    choices: [
      {
        value: 'done',
        meaning: 'they are; the note has the levels and the day on which they were looked up',
        noted: true,
      },
      {
        value: 'not-latest',
        meaning: 'they are not, and it goes on all the same; the note has the reason',
        ends: 'good',
      },
    ],
  },
  by: 'approver',
  early: 'hold',
});

/** S1 names two media and no starting level for 4.0. */
export const OPERATING_SYSTEM_MEDIUM: Row = ask('operating-system-medium', {
  title: 'Say by which medium the operating system was upgraded',
  because: 'from {from} there are two ways to the wanted level, and S1 names no level at which they begin',
  source: ['VER-10', 'VER-13'],
  document: 'S1',
  whom: ['clusters that come from 4.0', 'clusters whose release S1 describes'],
  instructions: [
    'The upgrade disc, or the download to 2000.2.6sr3 or later; read the readme of either before you begin.',
  ],
  answer: {
    kind: 'choice',
    choices: [
      {
        value: 'done',
        meaning: 'every server is at the wanted level; the note says by which medium it came there',
        noted: true,
      },
      { value: 'later', meaning: 'it is not there yet; the note says by which medium, and when' },
    ],
  },
  early: 'block',
});

/** Whom to call, and what they will ask for. */
export const SUPPORT_IS_AT_HAND: Row = ask('support-at-hand', {
  title: 'It is known whom to call when the work gets stuck',
  because: 'a contract, an account and the serial numbers are asked for before anybody helps',
  source: ['SUP-08', 'SUP-09', 'SUP-10'],
  document: 'S2',
  instructions: [
    'With a service contract: TAC, at any hour; have its number at hand. Without one: the reseller.',
    'An account at Cisco.com (http://tools.cisco.com/RPF/register/register.do); its password belongs nowhere here.',
    'The serial number of every server, found by the Product Identification Tool or read from the machine.',
  ],
  answer: DONE_OR_LATER,
  early: 'open item',
});

/** Ours: no document asks for it before an upgrade, and no engineer would begin without. */
export const BACKUP_IS_VERIFIED: Row = ask('backup-verified', {
  title: 'A backup of {publisher} is at hand that somebody has restored once',
  because: 'without one there is no way back for the database; a backup on the server itself is lost with it',
  source: ['ours'],
  document: 'ours',
  instructions: [
    'Made after the last change of the configuration, with all that ends complete, and kept on another machine.',
    'Somebody has restored it, or one made in the same way, and has seen that it works.',
  ],
  answer: {
    kind: 'choice',
    choices: [
      { value: 'done', meaning: 'it is; the note has its age, its place, and who has restored it', noted: true },
      {
        value: 'without',
        meaning: 'it goes on without; the note has the reason and is printed in the report',
        ends: 'good',
      },
    ],
  },
  by: 'approver',
});

/** A planned return into a domain brings work that the next upgrade undoes. */
export const DOMAIN_AFTERWARDS: Row = ask('domain-afterwards', {
  title: 'No server is to join a domain afterwards',
  because: 'servers of CallManager should not; those that do must leave it again before every upgrade',
  source: ['NET-09', 'NET-10', 'NET-11', 'NET-12', 'NET-13', 'NET-14'],
  document: 'both',
  instructions: [
    'Where one must join: on every server of the cluster the service Network Time Protocol is stopped and disabled then, and the time service of Microsoft runs; an upgrade undoes that.',
    'Nobody edits NTP.CONF. A Windows NT 4.0 domain needs the further procedure that Microsoft describes for the time.',
  ],
  answer: {
    kind: 'choice',
    choices: [
      { value: 'done', meaning: 'none is to join one' },
      {
        value: 'joins',
        meaning: 'some are; the note says which, why, and into which kind of domain',
        ends: 'open item',
      },
    ],
  },
  by: 'approver',
  early: 'hold',
});

/** S2 has call centers read the matrix first. */
export const CALL_CENTER: Row = ask('call-center', {
  title: 'Say whether the cluster serves a call center',
  because: 'the Compatibility Matrix has workarounds for applications that are linked with CallManager',
  source: ['PRE-04'],
  document: 'S2',
  instructions: ['A call center reads the workarounds in the Compatibility Matrix before anything else.'],
  answer: {
    kind: 'choice',
    choices: [
      { value: 'done', meaning: 'it does, and the matrix was reviewed; the note has its edition', noted: true },
      { value: 'none', meaning: 'there is no call center', ends: 'good', noted: false },
    ],
  },
  early: 'hold',
});

/** A virus is among the causes that S2 names for a SQL Server that cannot be installed. */
export const VIRUS_SCANNED: Row = ask('virus-scanned', {
  title: 'Every server was scanned for viruses while the scanner still ran',
  because: 'a virus can keep SQL Server from being installed, and then system and CallManager are installed anew',
  source: ['PRE-24'],
  document: 'S2',
  instructions: ['Of every server: the day of the last scan that found nothing.'],
  answer: ownWords('each server and its day; or why there was no scan'),
  early: 'hold',
});

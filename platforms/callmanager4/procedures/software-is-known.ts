import { ask, ownWords } from '../steps/vocabulary.ts';
import type { Row } from '../steps/row.ts';

/** What the partner pages say of software from other vendors; nobody but a person can look there. */
export const SOFTWARE_IS_KNOWN: readonly Row[] = [
  ask('software-verified', {
    title: 'Software of other vendors was looked up',
    because:
      'only Cisco-verified applications are known to leave a server in peace; each is disabled during the work all the same',
    source: ['SVC-07', 'COR-06', 'COR-09', 'COR-10'],
    document: 'both',
    instructions: [
      'Verified applications: the partner search, Solution "IP Telephony", category "Operations, Administration, and Maintenance (OAM)".',
      'Interoperability tests for {to}: http://www.cisco.com/cgi-bin/ecoa/Search for partners, with ?isAffil=Y for affiliates; by company name.',
      'A product without a finished test for {to} may give trouble: say so in the answer, and who has decided to go on.',
    ],
    answer: ownWords('each product, with page and date; or none is installed'),
    by: 'approver',
    early: 'hold',
  }),
];

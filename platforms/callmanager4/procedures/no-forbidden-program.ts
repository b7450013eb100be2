import { programsAllowed } from '../checks/programs-allowed.ts';
import { check } from '../steps/vocabulary.ts';
import type { Row } from '../steps/row.ts';

/** The whole cluster is looked at before the first server is touched, not only the server whose turn it is. */
export const NO_FORBIDDEN_PROGRAM: Row = check('no-forbidden-program', {
  title: 'No server has an application that may not share it with CallManager',
  because: 'Cisco Unity, Conference Connection, Personal Assistant and Emergency Responder need servers of their own',
  source: ['COR-03', 'COR-04'],
  document: 'both',
  asks: programsAllowed,
  looksAt: 'every CallManager server',
  outcome: 'block',
});

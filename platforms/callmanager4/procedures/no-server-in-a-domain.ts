import { workgroupMember } from '../checks/workgroup-member.ts';
import { check } from '../steps/vocabulary.ts';
import type { Row } from '../steps/row.ts';

/** The whole cluster is looked at, not only the server whose turn it is. */
export const NO_SERVER_IN_A_DOMAIN: Row = check('no-server-in-a-domain', {
  title: 'No server of the cluster is in a domain',
  because: 'a member of a domain, or a domain controller, cannot be upgraded',
  source: ['NET-02', 'NET-03', 'NET-04'],
  document: 'both',
  asks: workgroupMember,
  looksAt: 'every CallManager server',
  outcome: 'block',
  early: true,
  next: 'Take each server that is named out of its domain before its installer is begun, and delete its computer account there.',
});

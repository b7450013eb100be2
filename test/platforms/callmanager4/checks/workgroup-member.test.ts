import { known, unknown } from '../../../../plan/fact.ts';
import { expectOfOneServer } from './conditions.ts';

expectOfOneServer('workgroup-member', {}, [
  ['a workgroup', {}, 'good', 'WRKGRP'],
  ['a member of a domain', { domainRole: known('member') }, 'bad', 'member'],
  ['a domain controller', { domainRole: known('domain controller') }, 'bad', 'domain controller'],
  ['a workgroup whose name is hidden', { workgroup: unknown('?') }, 'good', 'stand-alone'],
]);

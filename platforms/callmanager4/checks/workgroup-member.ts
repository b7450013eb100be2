import { defineCheck } from './define-check.ts';
import { bad, good, judgeEach, judgeFact } from './findings.ts';

export const workgroupMember = defineCheck({
  name: 'workgroup-member',
  tells: 'The server is in a workgroup: neither a member of a domain nor a domain controller (NET-02, NET-03).',
  judge: (check, seen) =>
    judgeEach(check, seen, 'stand-alone in a workgroup, no domain', (look) =>
      judgeFact(look.domainRole, 'its part in a domain', (role) => {
        const place = look.workgroup.known ? ` (${look.workgroup.value})` : '';
        return role === 'stand-alone' ? good(`stand-alone${place}`) : bad(`${role}${place}`);
      }),
    ),
});

import { defineCheck } from './define-check.ts';
import { bad, good, judgeEach, judgeFact } from './findings.ts';

export const workgroupMember = defineCheck({
  name: 'workgroup-member',
  tells:
    'The server is in a workgroup: that of its worksheet where there is one, and neither a member of a domain nor a domain controller (NET-02, NET-03).',
  takes: ['workgroup'],
  judge: (check, seen) =>
    judgeEach(check, seen, expectedOf(check.arguments.workgroup), (look) =>
      judgeFact(look.domainRole, 'its part in a domain', (role) => {
        const place = look.workgroup.known ? ` (${look.workgroup.value})` : '';
        if (role !== 'stand-alone') return bad(`${role}${place}`);
        const wanted = check.arguments.workgroup;
        if (wanted === undefined) return good(`stand-alone${place}`);
        return judgeFact(look.workgroup, 'its workgroup', (name) =>
          (name.toLowerCase() === wanted.toLowerCase() ? good : bad)(`stand-alone (${name})`),
        );
      }),
    ),
});

const expectedOf = (workgroup: string | undefined): string =>
  workgroup === undefined
    ? 'stand-alone in a workgroup, no domain'
    : `stand-alone in the workgroup ${workgroup}, no domain`;

import type { Fact } from '../../../plan/fact.ts';
import { defineCheck } from './define-check.ts';
import { bad, combine, good, judgeFact, judgeReachable, notKnown, type Finding } from './findings.ts';
import { newestLook } from './seen.ts';

export const machinesApart = defineCheck({
  name: 'machines-apart',
  tells: 'No two servers have one security identifier, as machines made of one drive have (PRE-20).',
  judge: (check, seen) => {
    const sids = check.servers.map((server): readonly [string, Fact<string> | null, Finding | null] => {
      const look = newestLook(seen, server);
      return [server, look?.machineSid ?? null, look ? judgeReachable(look) : notKnown('nobody looked')];
    });
    const findings = sids.map(([server, sid, unseen]): Finding => {
      const finding =
        unseen ??
        (sid
          ? judgeFact(sid, 'its security identifier', (own) => alone(server, own, sids))
          : notKnown('nobody looked'));
      return { ...finding, seen: `${server}: ${finding.seen}` };
    });
    return combine('a security identifier of its own on each server', findings);
  },
});

function alone(
  server: string,
  own: string,
  sids: readonly (readonly [string, Fact<string> | null, Finding | null])[],
): Finding {
  const twins = sids.filter(([name, sid]) => name !== server && sid?.known === true && sid.value === own);
  return twins.length > 0 ? bad(`the same as ${twins.map(([name]) => name).join(', ')} (${own})`) : good(own);
}

import type { Fact } from '../../../plan/fact.ts';
import type { Observation } from '../types/observation.ts';
import type { Verdict } from '../../../plan/types/run.ts';
import type { Check } from '../../../plan/types/step.ts';
import { newestLook, type Looks } from './seen.ts';

/** What was found at one server. */
export interface Finding {
  readonly verdict: Verdict['verdict'];
  readonly seen: string;
  readonly settling?: true;
}

export const good = (seen: string): Finding => ({ verdict: 'good', seen });
export const bad = (seen: string): Finding => ({ verdict: 'bad', seen });
export const notKnown = (seen: string): Finding => ({ verdict: 'unknown', seen });

/** Good, once it has stayed so for a while. */
export const settling = (seen: string): Finding => ({ ...notKnown(seen), settling: true });

/** Judges a fact, and keeps one that could not be read apart from both answers. */
export const judgeFact = <T>(fact: Fact<T>, what: string, judge: (value: T) => Finding): Finding =>
  fact.known ? judge(fact.value) : notKnown(`${what} could not be read: ${fact.why}`);

/** Puts findings together: one bad makes it bad, else one unknown makes it unknown; what was seen is all told. */
export function combine(expected: string, findings: readonly Finding[]): Verdict {
  const all = findings.length > 0 ? findings : [notKnown('there was nothing to look at')];
  const worst = (['bad', 'unknown'] as const).find((one) => all.some((finding) => finding.verdict === one)) ?? 'good';
  const told = worst === 'good' ? all : all.filter((finding) => finding.verdict !== 'good');
  const isSettling = worst !== 'good' && told.every((finding) => finding.settling);
  const seen = told.map((finding) => finding.seen).join('; ');
  return { verdict: worst, expected, seen, ...(isSettling ? { settling: true } : {}) };
}

/** Judges the newest look at every server of a check; a server that was not seen, or did not answer, is unknown. */
export function judgeEach(
  check: Pick<Check, 'servers'>,
  seen: Looks,
  expected: string,
  judge: (look: Observation, server: string) => Finding,
): Verdict {
  const findings = check.servers.map((server): Finding => {
    const look = newestLook(seen, server);
    const finding = look ? (judgeReachable(look) ?? judge(look, server)) : notKnown('nobody looked');
    return { ...finding, seen: `${server}: ${finding.seen}` };
  });
  return combine(expected, findings);
}

/** Null where the server itself answered. */
export function judgeReachable(look: Observation): Finding | null {
  if (!look.reachable.known) return notKnown(`cannot be reached: ${look.reachable.why}`);
  return look.reachable.value ? null : notKnown('does not answer');
}

/** Judges how many devices are registered with a server by its own count. */
export const judgeDevices = (look: Observation, judge: (registered: number) => Finding): Finding =>
  judgeFact(look.registeredDevices, 'the number of its registered devices', judge);

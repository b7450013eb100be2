import type { ParameterLimits } from '../types/cluster.ts';
import type { ParameterSeen } from '../types/observation.ts';
import type { Verdict } from '../types/run.ts';
import { bad, combine, good, notKnown } from './findings.ts';
import type { Finding } from './findings.ts';
import type { Judge } from './seen.ts';

const isSame = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();

const numberIn = (value: string): number | null => (/^\s*-?\d+(\.\d+)?\s*$/.test(value) ? Number(value) : null);

const limitsOf = (name: string, all: readonly ParameterLimits[]): ParameterLimits | undefined =>
  all.find((limits) => isSame(limits.name, name));

/**
 * The value that an upgrade makes of one (S1, "About Service and Enterprise Parameters"): text goes to the suggestion
 * whatever it was (DAT-01), a value at its suggestion follows it (DAT-02), a number within its limits stays (DAT-03), one
 * outside goes to the nearer limit (DAT-04).
 */
export function valueAfterUpgrade(value: string, limits: ParameterLimits): string {
  const number = numberIn(value);
  if (number === null || numberIn(limits.suggested) === null) return limits.suggested;
  if (isSame(value, limits.suggestedBefore ?? limits.suggested)) return limits.suggested;
  if (limits.minimum !== undefined && number < limits.minimum) return String(limits.minimum);
  if (limits.maximum !== undefined && number > limits.maximum) return String(limits.maximum);
  return value;
}

/** Such as `Cisco CallManager T302Timer on CM-PUB`. */
const titleOf = ({ service, name, server }: ParameterSeen): string =>
  `${service} ${name}${server === null ? '' : ` on ${server}`}`;

/** Every parameter is written down, and those are named whose value the upgrade will not keep (DAT-01). */
export const judgeParametersRecorded: Judge = (check, { parameters }): Verdict => {
  const expected = 'every service parameter is written down';
  if (!parameters?.known) {
    const why = parameters ? parameters.why : 'nobody asked';
    return { verdict: 'unknown', expected, seen: `the service parameters could not be read: ${why}` };
  }
  const limits = check.arguments.parameters ?? [];
  const lost = parameters.value.flatMap((one) => {
    const known = limitsOf(one.name, limits);
    const after = known ? valueAfterUpgrade(one.value, known) : one.value;
    return isSame(after, one.value) ? [] : [`${titleOf(one)} ${one.value} becomes ${after}`];
  });
  const told = lost.length > 0 ? `; the upgrade changes ${lost.join(', ')}` : '';
  return {
    verdict: 'good',
    expected,
    seen: `${parameters.value.length} parameters${told}`,
    remember: { parameters: parameters.value },
  };
};

/** After the upgrade every parameter has the value that S1 lets expect; each that was changed is named (DAT-02 to DAT-05). */
export const judgeParametersKept: Judge = (check, { parameters }, memory): Verdict => {
  const expected = "every service parameter has its value of before, or the one that S1's rules make of it";
  const before = memory.parameters;
  if (!before) return combine(expected, [notKnown('the service parameters were not written down before')]);
  if (!parameters?.known)
    return combine(expected, [
      notKnown(`the service parameters could not be read: ${parameters ? parameters.why : 'nobody asked'}`),
    ]);
  const findings = before.map((one) => judgeKept(one, parameters.value, check.arguments.parameters ?? []));
  const verdict = combine(expected, findings);
  const changed = findings.map(({ seen }) => seen).filter((text) => text !== '');
  if (verdict.verdict !== 'good') return verdict;
  return { ...verdict, seen: `${before.length} parameters; ${changed.join('; ') || 'none was changed'}` };
};

function judgeKept(
  before: ParameterSeen,
  after: readonly ParameterSeen[],
  limits: readonly ParameterLimits[],
): Finding {
  const now = findNow(before, after);
  if (!now) return bad(`${titleOf(before)} is not there any more; it was ${before.value}`);
  const scope = now.server === before.server ? '' : ', for the whole cluster now';
  const change = `${titleOf(before)}: ${before.value} is ${now.value} now${scope}`;
  // One value for all servers now: which of the former ones it had to be, no document says (DAT-05).
  if (scope !== '') return good(change);
  const known = limitsOf(before.name, limits);
  if (!known) return isSame(now.value, before.value) ? good('') : notKnown(`${change}; its limits were not looked up`);
  const wanted = valueAfterUpgrade(before.value, known);
  if (!isSame(now.value, wanted)) return bad(`${change}; ${wanted} was to be expected`);
  return good(isSame(now.value, before.value) ? '' : change);
}

/** The same parameter of the same server, or the one of the cluster that took its place. */
function findNow(before: ParameterSeen, after: readonly ParameterSeen[]): ParameterSeen | undefined {
  const same = after.filter(({ name, service }) => isSame(name, before.name) && isSame(service, before.service));
  return same.find(({ server }) => server === before.server) ?? same.find(({ server }) => server === null);
}

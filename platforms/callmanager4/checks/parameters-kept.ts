import type { ParameterLimits } from '../types/cluster.ts';
import type { ParameterSeen } from '../types/database.ts';
import { seenIn } from '../written-parameters.ts';
import { defineCheck } from './define-check.ts';
import { bad, combine, good, notKnown, type Finding } from './findings.ts';
import { isSame, limitsOf, titleOf, valueAfterUpgrade } from './parameter-limits.ts';

export const parametersKept = defineCheck({
  name: 'parameters-kept',
  tells:
    'After the upgrade every parameter has the value that S1 lets expect; each that was changed is named (DAT-02 to DAT-05).',
  takes: ['parameters'],
  sees: ['parameters'],
  recalls: ['parameters'],
  judge: (check, { parameters }, { parameters: written }) => {
    const expected = "every service parameter has its value of before, or the one that S1's rules make of it";
    if (!written) return combine(expected, [notKnown('the service parameters were not written down before')]);
    if (!parameters.known)
      return combine(expected, [notKnown(`the service parameters could not be read: ${parameters.why}`)]);
    const before = seenIn(written);
    const findings = before.map((one) => judgeKept(one, parameters.value, check.arguments.parameters ?? []));
    const verdict = combine(expected, findings);
    const changed = findings.map(({ seen }) => seen).filter((text) => text !== '');
    if (verdict.verdict !== 'good') return verdict;
    return { ...verdict, seen: `${before.length} parameters; ${changed.join('; ') || 'none was changed'}` };
  },
});

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

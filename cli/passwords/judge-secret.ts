import { placeOf } from '../../activities/ssh/read-secret.ts';
import type { TypedSecret } from '../../plan/platform/typed-secret.ts';
import type { SecretReference } from '../../plan/types/endpoint.ts';

/** `open`: nothing read here can tell; somebody else has to. */
export type SecretVerdict = 'good' | 'refused' | 'unknown' | 'open';

/** One line of the outcome; nothing in it comes from a secret. */
export interface SecretFinding {
  readonly secret: string;
  readonly place: string;
  readonly rule: string;
  readonly source: readonly string[];
  readonly verdict: SecretVerdict;
  readonly says: string;
  readonly toDo: string;
}

/** What was read of a place, or why nothing was; the reason names the place and holds nothing of the secret. */
export type ReadValue =
  { readonly read: true; readonly value: string } | { readonly read: false; readonly why: string };

/** Where the cluster's secret came from; null where it lies nowhere and a person was asked. */
export const placeText = (place: SecretReference | null): string => (place === null ? 'typed here' : placeOf(place));

/** Holds one secret to its rules, and to what servers keep of their own. */
export function judgeSecret(
  secret: TypedSecret,
  value: ReadValue,
  ofServers: ReadonlyMap<string, ReadValue>,
): readonly SecretFinding[] {
  const base = { secret: secret.secret, place: placeText(secret.place) };
  const ofRules = secret.rules.map(({ rule, source, judge, toDo }): SecretFinding => {
    if (!value.read) return { ...base, rule, source, verdict: 'unknown', says: value.why, toDo: READ_AGAIN };
    const wrong = judge(value.value);
    if (wrong !== null) return { ...base, rule, source, verdict: 'refused', says: wrong, toDo };
    return { ...base, rule, source, verdict: 'good', says: 'it is', toDo: '' };
  });
  return [...ofRules, ...samenessOf(secret, value, ofServers)];
}

const READ_AGAIN = 'mend what is said, then check again';

const SAME = 'the same on all servers';

function samenessOf(
  { secret, place, ofServers, sameness }: TypedSecret,
  value: ReadValue,
  own: ReadonlyMap<string, ReadValue>,
): readonly SecretFinding[] {
  const compared = ofServers.map(({ server, place: ownPlace }): SecretFinding => {
    const base = { secret, place: placeText(ownPlace), rule: SAME, source: sameness.source };
    const other = own.get(server) ?? { read: false, why: 'it was not read' };
    const unread = [value, other].find((one) => !one.read);
    if (unread && !unread.read)
      return { ...base, verdict: 'unknown', says: `${server}: ${unread.why}`, toDo: READ_AGAIN };
    const isSame = value.read && other.read && value.value === other.value;
    return isSame
      ? { ...base, verdict: 'good', says: `${server}: what is kept for it is the same`, toDo: '' }
      : {
          ...base,
          verdict: 'refused',
          says: `${server}: what is kept for it is another one`,
          toDo: `give ${server} the password of the cluster, log off and on again there, and keep the same in both places`,
        };
  });
  const open: SecretFinding = {
    secret,
    place: placeText(place),
    rule: SAME,
    source: sameness.source,
    verdict: 'open',
    says: sameness.notProved,
    toDo: sameness.provedBy,
  };
  return [...compared, open];
}

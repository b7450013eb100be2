import { judgePerson } from './answers.ts';
import { earlyStated, voicesOf, type AnsweredFor } from './early-statement.ts';
import { personNamed } from './people.ts';
import type { Person, PersonRole } from './types/cluster.ts';
import type { EarlyAnswer, EarlyVoice, SignedEarly } from './types/preflight.ts';
import type { PromptKind, PromptPolicy, SiteRules } from './types/site-rules.ts';
import { mayGive, promptPolicyOf } from './voices.ts';

/** At a site with a site file, an answer holds for so many days: what it says of servers and people grows old. */
export const EARLY_ANSWERS_HOLD_DAYS = 30;

/** The clock of who answered may be ahead by so much: a day, for a zone that was forgotten. */
const AHEAD_MS = 24 * 60 * 60 * 1000;

const HOLD_MS = EARLY_ANSWERS_HOLD_DAYS * 24 * 60 * 60 * 1000;

/** What is known of answers when they are judged, beside the plan. */
export interface EarlyWitness {
  /** The moment at which they are judged, ISO 8601: the same for all who make one plan. */
  readonly asOf: string;
  /** Whether it is known who starts the run: before that nobody can be refused for having started it. */
  readonly isStarted: boolean;
  /** Null where the person that it names has signed it; otherwise why it does not count. */
  readonly whyNotSigned: (signed: SignedEarly) => string | null;
}

/** Where nobody knows anybody's keys: nothing that is signed counts as such. */
export const NO_WITNESS: EarlyWitness = {
  asOf: '',
  isStarted: false,
  whyNotSigned: () => 'nobody could check its signature here: name the site file',
};

/** Whose answers are judged, and by which rules of the site. */
export interface EarlyCourt extends AnsweredFor, EarlyWitness {
  readonly people: readonly Person[];
  readonly siteRules?: SiteRules;
  readonly requester: string | undefined;
}

/** Those whose voices count, each under the name of the plan, and what they have signed. */
export interface EarlyAgreement {
  readonly names: readonly string[];
  readonly notes: readonly string[];
  readonly given: readonly SignedEarly[];
}

type Heard = { readonly ok: true; readonly name: string } | { readonly ok: false; readonly why: string };

/** Judges who gives an answer before the run, and whether they are enough: as in a run, by the site's rules for its kind. */
export function agreedEarly(
  court: EarlyCourt,
  { step, kind, role }: { readonly step: string; readonly kind: PromptKind; readonly role: PersonRole },
  answer: EarlyAnswer,
): (EarlyAgreement & { readonly ok: true }) | { readonly ok: false; readonly why: string } {
  const policy = promptPolicyOf(court, kind);
  const counted = new Map<string, { readonly voice: EarlyVoice; readonly signed: SignedEarly }>();
  const refused: string[] = [];
  for (const voice of voicesOf(answer)) {
    const signed = earlyStated(court, step, answer, voice);
    const heard = hear(court, role, policy, voice, signed);
    if (heard.ok) counted.set(heard.name, { voice, signed });
    else refused.push(heard.why);
  }
  const [why] = refused;
  if (counted.size === 0) return { ok: false, why: why ?? 'nobody has given it' };
  if (counted.size < policy.people) {
    const missing = `${counted.size} of ${policy.people} people have given it`;
    return { ok: false, why: why === undefined ? missing : `${missing}; ${why}` };
  }
  const all = [...counted.values()];
  return {
    ok: true,
    names: [...counted.keys()],
    notes: all.flatMap(({ voice }) => voice.note ?? []),
    given: court.siteRules ? all.map(({ signed }) => signed) : [],
  };
}

function hear(
  court: EarlyCourt,
  role: PersonRole,
  policy: PromptPolicy,
  voice: EarlyVoice,
  signed: SignedEarly,
): Heard {
  const person = judgePerson(court.people, role, voice.by);
  if (!person.ok || !court.siteRules) return person;
  const { name } = person;
  const late = whyNotThen(voice.at, court.asOf);
  if (late !== null) return refuse(late);
  const mine = personNamed(court.people, name) ?? { name, roles: [] };
  const asks = court.isStarted ? policy : { ...policy, notRequester: false };
  const permission = mayGive(asks, mine, { requester: court.requester, doers: [] });
  if (!permission.ok) return permission;
  if (signed.signature === undefined)
    return policy.signed
      ? refuse('this site takes only a signed one: `ccmctl preflight` with --sign signs it')
      : person;
  const why = court.whyNotSigned(signed);
  return why === null ? person : refuse(why);
}

/** Why something was not said in time; null where it was. */
export function whyNotThen(at: string, asOf: string): string | null {
  const age = Date.parse(asOf) - Date.parse(at);
  if (Number.isNaN(age)) return `nobody knows how long ago it was given (${at})`;
  if (age > HOLD_MS) return `it was given on ${at.slice(0, 10)}, and answers hold for ${EARLY_ANSWERS_HOLD_DAYS} days`;
  return age < -AHEAD_MS ? `it was given on ${at.slice(0, 10)}, which is still to come` : null;
}

const refuse = (why: string): Heard => ({ ok: false, why });

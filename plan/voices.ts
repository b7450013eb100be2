import { nameKey, tidyName } from './names.ts';
import type { Signed } from './statement.ts';
import { policyWords } from './site-lines.ts';
import type { Permission } from './transitions.ts';
import type { Person } from './types/cluster.ts';
import type { PromptKind, PromptPolicy } from './types/site-rules.ts';
import type { Outline } from './types/plan.ts';
import type { TakenAnswer, Voice } from './types/voice.ts';

/** What counts where no site says otherwise: one person's word, claimed under a name. */
const ANYBODY_WHO_MAY: PromptPolicy = {
  signed: false,
  people: 1,
  groups: [],
  notRequester: false,
  notDoer: false,
};

/** The site's rules for answers of a kind; what holds without a site file where the plan names none. */
export const promptPolicyOf = (outline: Pick<Outline, 'siteRules'> | null, kind: PromptKind): PromptPolicy =>
  outline?.siteRules?.policies[kind] ?? ANYBODY_WHO_MAY;

/** Who has to do with what is asked already. */
export interface Involved {
  /** Who says to have started the run, and so wrote its plan; undefined: it does not say. */
  readonly requester: string | undefined;
  /** Who did what is asked about. */
  readonly doers: readonly string[];
}

/** Whether a person's voice counts by the rules of the site; what their roles allow has been judged before. */
export function mayGive(policy: PromptPolicy, { name, groups = [] }: Person, involved: Involved): Permission {
  if (policy.groups.length > 0 && !policy.groups.some((group) => groups.includes(group)))
    return refuse(`${name} is in none of the groups that this site asks: ${policy.groups.join(', ')}`);
  if (policy.notRequester && involved.requester === undefined)
    return refuse('the run does not say who started it, and this site wants somebody else; start it with --by');
  if (policy.notRequester && nameKey(involved.requester ?? '') === nameKey(name))
    return refuse(`${name} has started the run; this site wants somebody else for that`);
  if (policy.notDoer && involved.doers.includes(name))
    return refuse(`${name} did that work; this site wants somebody else to decide about it`);
  return { ok: true };
}

const refuse = (why: string): Permission => ({ ok: false, why });

/** What a site wants before an answer counts, in words; undefined where one person's word is enough. */
export const needsOf = (policy: PromptPolicy): string | undefined =>
  policyWords(policy) === policyWords(ANYBODY_WHO_MAY) ? undefined : `it ${policyWords(policy)}`;

/** The voices with another one; whoever speaks again takes back what they said before. */
export const withVoice = (voices: readonly Voice[], voice: Voice): readonly Voice[] => [
  ...voices.filter(({ name }) => name !== voice.name),
  voice,
];

/** Those who say the same as the newest voice; null while they are not enough. */
export function agreed(voices: readonly Voice[], policy: PromptPolicy): readonly Voice[] | null {
  const same = sameAsNewest(voices);
  return same.length >= policy.people ? same : null;
}

/** How many say the same as the newest voice, in words; nothing where one is enough. */
export const countOf = (voices: readonly Voice[], { people }: PromptPolicy): string =>
  people === 1 ? '' : ` (${sameAsNewest(voices).length} of ${people})`;

function sameAsNewest(voices: readonly Voice[]): readonly Voice[] {
  const newest = voices.at(-1);
  return voices.filter(({ value }) => value === newest?.value);
}

/** What the story keeps of a voice beside its words: what was signed, and by what; nothing where it was not. */
export const proofOf = (signed: Signed): { readonly given?: readonly Signed[] } =>
  signed.signature === undefined ? {} : { given: [signed] };

/** The answer that people have agreed on, under all their names. */
export function answerOf(prompt: string, voices: readonly Voice[]): TakenAnswer {
  const notes = voices.flatMap(({ note }) => note ?? []);
  return {
    prompt,
    value: voices[0]?.value ?? '',
    by: voices.map(({ name }) => tidyName(name)).join(' and '),
    ...(notes.length === 0 ? {} : { note: notes.join('; ') }),
    given: voices.map(({ signed }) => signed),
  };
}

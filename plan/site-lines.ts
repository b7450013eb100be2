import type { PlanHead } from './types/plan.ts';
import { PROMPT_KINDS, type NoticeMode, type PromptKind, type PromptPolicy } from './types/site-rules.ts';

/**
 * Whose word hosts and people of a plan are: of its site, with what that wants before an answer counts, or only of whoever
 * wrote the cluster file. Nothing in a lab, where nobody signs.
 */
export function siteLines({ siteRules, rehearsal }: Pick<PlanHead, 'siteRules' | 'rehearsal'>): readonly string[] {
  if (siteRules)
    return [
      `Site ${siteRules.name}: hosts and people are the site's; its rules are ${siteRules.hash}`,
      ...PROMPT_KINDS.map((kind) => `  ${WORDS[kind]}: ${policyWords(siteRules.policies[kind])}`),
      ...(siteRules.notices === undefined ? [] : [`  people are told: ${TOLD[siteRules.notices]}`]),
    ];
  if (rehearsal) return [];
  return ['WARNING hosts and people are claimed: the cluster file alone says who they are, and no site file'];
}

const TOLD: Readonly<Record<NoticeMode, string>> = {
  all: 'all that asks for them, and how it ends',
  errors: 'what goes wrong',
};

const WORDS: Readonly<Record<PromptKind, string>> = {
  approval: 'an approval',
  work: 'an answer about work',
  decision: 'a decision about trouble',
  resume: 'going on after a hold',
};

/** What a site wants before an answer of a kind counts, in words. */
export const policyWords = ({ signed, people, groups, notRequester, notDoer }: PromptPolicy): string =>
  [
    signed ? 'signed' : 'not signed',
    people === 1 ? 'by one person' : `by ${people} people`,
    ...(groups.length === 0 ? [] : [`of ${groups.join(', ')}`]),
    ...(notRequester ? ['not by whoever asked for it'] : []),
    ...(notDoer ? ['not by whoever did the step'] : []),
  ].join(', ');

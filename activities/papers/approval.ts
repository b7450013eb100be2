import { judgePerson } from '../../plan/answers.ts';
import { APPROVAL, type Signed, type Statement } from '../../plan/statement.ts';
import type { Outline } from '../../plan/types/plan.ts';
import type { PromptKind, SiteInForce } from '../../plan/types/site-rules.ts';
import { mayGive } from '../../plan/voices.ts';
import type { PersonRole } from '../../plan/types/cluster.ts';
import type { SignatureJudge } from '../signatures/signature-judge.ts';

/** Whose run it is: what every statement that counts for it says. */
export type OfRun = Pick<Statement, 'workflow' | 'firstRun' | 'plan'>;

/** What a site asks of those who state something, and how their signatures are judged. */
export interface Court {
  readonly site: SiteInForce;
  readonly outline: Outline;
  readonly run: OfRun;
  readonly judge: SignatureJudge;
}

/** Why a statement does not count for this run, by the people and rules of the site as they are now; null where it does. */
export async function whyNotCounted(
  { site, outline, run, judge }: Court,
  signed: Signed,
  kind: PromptKind,
  role: PersonRole,
): Promise<string | null> {
  const { statement, signature } = signed;
  const other = (Object.keys(run) as (keyof OfRun)[]).find((field) => statement[field] !== run[field]);
  if (other !== undefined) return `it names another ${OTHER[other]}`;
  const named = judgePerson(site.people, role, statement.by);
  if (!named.ok) return named.why;
  const policy = site.policies[kind];
  const person = site.people.find(({ name }) => name === named.name) ?? { name: named.name, roles: [] };
  const permission = mayGive({ ...policy, notDoer: false }, person, { requester: outline.requestedBy, doers: [] });
  if (!permission.ok) return permission.why;
  return signature === undefined && !policy.signed ? null : judge.whyNotGenuine(signed, site);
}

const OTHER: Readonly<Record<keyof OfRun, string>> = { workflow: 'workflow', firstRun: 'run', plan: 'plan' };

/** Why a plan does not count as approved; null where as many people have approved exactly it as the site wants. */
export async function whyNotApproved(court: Court, approvals: readonly Signed[]): Promise<string | null> {
  const names = new Set<string>();
  let why = 'nobody has approved it';
  for (const signed of approvals) {
    const { prompt, value, by } = signed.statement;
    const isApproval = prompt === APPROVAL && value === APPROVAL;
    const objection = isApproval ? await whyNotCounted(court, signed, 'approval', 'approver') : 'it is no approval';
    const person = judgePerson(court.site.people, 'approver', by);
    if (objection === null && person.ok) names.add(person.name);
    else why = `the approval by ${by} does not count: ${objection}`;
  }
  const { people } = court.site.policies.approval;
  if (names.size >= people) return null;
  return names.size === 0 ? why : `${names.size} of ${people} people have approved it; ${why}`;
}

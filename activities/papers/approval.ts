import { judgePerson } from '../../plan/answers.ts';
import { personNamed, spelledBy } from '../../plan/people.ts';
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
  const person = personNamed(site.people, named.name) ?? { name: named.name, roles: [] };
  const permission = mayGive({ ...policy, notDoer: false }, person, { requester: outline.requestedBy, doers: [] });
  if (!permission.ok) return permission.why;
  return signature === undefined && !policy.signed ? null : judge.whyNotGenuine(signed, site);
}

const OTHER: Readonly<Record<keyof OfRun, string>> = { workflow: 'workflow', firstRun: 'run', plan: 'plan' };

/** Who of those that state something counts for it, each of them once, and why the newest of the others does not. */
export async function countPeople(
  court: Court,
  statements: readonly Signed[],
  kind: PromptKind,
  role: PersonRole,
): Promise<{ readonly counted: ReadonlyMap<string, Signed>; readonly why?: string }> {
  const counted = new Map<string, Signed>();
  let why: string | undefined;
  for (const signed of statements) {
    const { by } = signed.statement;
    const objection = await whyNotCounted(court, signed, kind, role);
    const person = judgePerson(court.site.people, role, by);
    if (objection === null && person.ok) counted.set(person.name, signed);
    else why = `the ${kind} by ${spelledBy(court.site.people, by)} does not count: ${objection}`;
  }
  return why === undefined ? { counted } : { counted, why };
}

/** Why something does not count as approved; null where as many people have approved exactly that as the site wants. */
export async function whyNotApproved(
  court: Court,
  approvals: readonly Signed[],
  isApproval: (statement: Statement) => boolean = isOfThePlan,
): Promise<string | null> {
  const { people } = court.site.policies.approval;
  const meant = approvals.filter(({ statement }) => isApproval(statement));
  const { counted, why } = await countPeople(court, meant, 'approval', 'approver');
  if (counted.size >= people) return null;
  const other = approvals.length > meant.length ? 'what was brought is no approval' : 'nobody has approved it';
  if (counted.size === 0) return why ?? other;
  return `${counted.size} of ${people} people have approved it${why === undefined ? '' : `; ${why}`}`;
}

/** Whether it is an approval of the plan itself. */
export const isOfThePlan = ({ prompt, value }: Statement): boolean => prompt === APPROVAL && value === APPROVAL;

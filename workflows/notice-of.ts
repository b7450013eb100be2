import { workflowInfo } from '@temporalio/workflow';
import { isError } from '../plan/notices.ts';
import { shorten } from '../plan/show-text.ts';
import { APPROVAL, RESUMPTION } from '../plan/statement.ts';
import type { PersonRole } from '../plan/types/cluster.ts';
import type { JournalEntry } from '../plan/types/journal-entry.ts';
import type { Notice, NoticeAsking, NoticeKind } from '../plan/types/notice.ts';
import type { PromptKind } from '../plan/types/site-rules.ts';
import { mayGive, promptPolicyOf } from '../plan/voices.ts';
import { markOf } from './run-status.ts';
import type { WorkflowState } from './workflow-state.ts';

/** Lines of the story that people are told of who do not look. */
const TOLD: Readonly<Partial<Record<JournalEntry['kind'], NoticeKind>>> = {
  asked: 'asked',
  reminded: 'reminded',
  escalated: 'escalated',
  held: 'held',
  'stop asked': 'stop asked',
};

const LONGEST_TEXT = 500;

/** What is told of a line of the story; null where it is only written down. */
export function noticeOf(state: WorkflowState, entry: Omit<JournalEntry, 'at'>): Notice | null {
  const kind = TOLD[entry.kind];
  if (kind === undefined) return null;
  const question = kind === 'held' ? resumption(state) : askedIn(state, entry);
  const escalate = question && promptPolicyOf(state.outline, question.asking.kind).escalate;
  const to =
    kind === 'escalated' && escalate
      ? { people: [], groups: escalate.to }
      : { people: question ? whoMay(state, question) : everybody(state), groups: [] };
  return noticeWith(state, { kind, text: entry.text, to, question, server: entry.server });
}

/** That a plan waits for approval. */
export function noticeOfApproval(state: WorkflowState): Notice {
  const question = approval(state);
  const to = { people: whoMay(state, question), groups: [] };
  return noticeWith(state, { kind: 'asked', text: question.asking.title, to, question });
}

/** How a run ends, or that it fails. */
export const noticeOfEnd = (state: WorkflowState, kind: 'completed' | 'stopped' | 'failed', text: string): Notice =>
  noticeWith(state, { kind, text, to: { people: everybody(state), groups: [] } });

/** What is asked, and of whom. */
interface Question {
  readonly asking: NoticeAsking;
  readonly role: PersonRole;
}

interface Told extends Pick<Notice, 'kind' | 'text' | 'to'> {
  readonly question?: Question | null;
  readonly server?: string | undefined;
}

function noticeWith(state: WorkflowState, { kind, text, to, question, server }: Told): Notice {
  const line = state.entriesBefore + state.journal.length;
  const asking = question?.asking;
  return {
    id: `${workflowInfo().runId}.${line}.${kind}`,
    kind,
    at: new Date().toISOString(),
    isError: isError(kind, asking?.kind),
    procedure: state.procedure,
    ...markOf(state),
    ...(server === undefined ? {} : { server }),
    text: shorten(text, LONGEST_TEXT),
    to,
    ...(asking === undefined ? {} : { asked: asking }),
  };
}

function askedIn(state: WorkflowState, { step, prompt: id }: Omit<JournalEntry, 'at'>): Question | null {
  if (step === APPROVAL) return approval(state);
  const prompt = id === undefined ? undefined : state.openPrompts.find(id);
  if (!prompt) return null;
  const { kind, title, askedAt, dueAt, by } = prompt;
  const due = dueAt === undefined ? {} : { due: dueAt };
  return { asking: asking(state, { prompt: prompt.id, kind, title, since: askedAt, ...due }), role: by };
}

const approval = (state: WorkflowState): Question => ({
  asking: asking(state, {
    prompt: APPROVAL,
    kind: 'approval',
    title: 'approve the plan',
    since: state.approvalAskedAt ?? new Date().toISOString(),
    plan: state.outline?.hash ?? '',
  }),
  role: 'approver',
});

const resumption = (state: WorkflowState): Question => ({
  asking: asking(state, {
    prompt: RESUMPTION,
    kind: 'resume',
    title: 'have the run go on',
    since: new Date().toISOString(),
  }),
  role: 'engineer',
});

const asking = (
  { outline }: WorkflowState,
  asked: Omit<NoticeAsking, 'signed'> & { readonly kind: PromptKind },
): NoticeAsking => ({
  ...asked,
  title: shorten(asked.title, LONGEST_TEXT),
  signed: promptPolicyOf(outline, asked.kind).signed,
});

const everybody = ({ people }: WorkflowState): readonly string[] => people.map(({ name }) => name);

/** Those whose answer would count. */
function whoMay({ people, outline }: WorkflowState, { asking: { kind }, role }: Question): readonly string[] {
  const involved = { requester: outline?.requestedBy, doers: [] };
  const policy = promptPolicyOf(outline, kind);
  return people
    .filter((person) => person.roles.includes(role) && mayGive(policy, person, involved).ok)
    .map(({ name }) => name);
}

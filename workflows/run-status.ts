import { workflowInfo } from '@temporalio/workflow';
import { answerSchema } from '../plan/answers.ts';
import { PLACEHOLDERS } from '../plan/placeholders.ts';
import type { SignedAsking } from '../plan/statement.ts';
import type { PromptKind } from '../plan/types/site-rules.ts';
import { needsOf, promptPolicyOf } from '../plan/voices.ts';
import type { Outline } from '../plan/types/plan.ts';
import type { RunOfChain } from '../plan/types/chain.ts';
import type { OpenPrompt, RunStatus, ServerStatus, StatusPrompt } from '../plan/types/run.ts';
import { isApproved, stateOf } from './state-of.ts';
import { runOf } from './take-voice.ts';
import type { WorkflowState } from './workflow-state.ts';

/** The answer of the query `status`. */
export function statusOf(state: WorkflowState): RunStatus {
  const { workflowId, runId } = workflowInfo();
  const prompts = state.openPrompts.all();
  const unheard = state.ended === null ? state.attendance.unheard() : null;
  return {
    cluster: clusterOf(state),
    workflowId,
    runId,
    procedure: state.procedure,
    ...markOf(state),
    planHash: state.outline?.hash ?? '',
    ...signingOf(state),
    state: stateOf(state),
    stage: state.stage,
    ...(state.server === null ? {} : { server: state.server }),
    ...(state.step === null ? {} : { step: state.step }),
    servers: [...state.servers.values()].map((server) => askingWhere(server, prompts)),
    prompts: prompts.map((prompt) => asShown(prompt, state)),
    entries: state.entriesBefore + state.journal.length,
    runs: chainOf(state),
    warnings: warningsOf(state.outline),
    ...(unheard === null ? {} : { unheard }),
    openItems: openItemsOf(state),
    accepted: state.accepted,
  };
}

/** What is still to be done, and whom nobody could tell. */
export const openItemsOf = ({ openItems, messenger }: WorkflowState): readonly string[] => [
  ...openItems,
  ...messenger.openItems(),
];

/** The runs of the chain so far, the current one last. */
export const chainOf = ({ runsBefore, workedOn, journal, ended }: WorkflowState): readonly RunOfChain[] => [
  ...runsBefore,
  {
    runId: workflowInfo().runId,
    servers: workedOn,
    startedAt: workflowInfo().runStartTime.toISOString(),
    endedAt: ended === null ? null : new Date().toISOString(),
    entries: journal.length,
  },
];

/** Name of the run's cluster: its lock is its id. */
export const clusterOf = ({ outline }: WorkflowState): string =>
  outline?.cluster ?? workflowInfo().workflowId.replace(/^ccm\//, '');

/** The mark as status and result carry it. */
export const markOf = ({ rehearsal }: WorkflowState): { readonly rehearsal?: true } => (rehearsal ? { rehearsal } : {});

const askingWhere = (server: ServerStatus, prompts: readonly OpenPrompt[]): ServerStatus =>
  server.state === 'in progress' && prompts.some((prompt) => prompt.server === server.name)
    ? { ...server, state: 'asking' }
    : server;

/** What is signed in the run, where it goes by a site file. */
function signingOf(state: WorkflowState): Pick<RunStatus, 'signing'> {
  const { outline, hold, approvalNonce } = state;
  if (!outline?.siteRules) return {};
  const asking = (kind: PromptKind, nonce: string): SignedAsking => ({
    nonce,
    needs: needsOf(promptPolicyOf(outline, kind)) ?? 'the word of one person',
  });
  return {
    signing: {
      ...runOf(state),
      ...(isApproved(state) ? {} : { approval: asking('approval', approvalNonce) }),
      ...(hold === null ? {} : { resumption: asking('resume', hold.nonce) }),
    },
  };
}

/** Until an act is refused nothing in the run's own course can tell that it was reset; what is shown can. */
const NOT_YET_NOTICED =
  'This run was made by a Reset in Temporal. What is asked here may have been done already: look before you do it.';

function asShown(prompt: OpenPrompt, { outline, actsIn }: WorkflowState): StatusPrompt {
  const needs = needsOf(promptPolicyOf(outline, prompt.kind));
  const isNoticed = actsIn === workflowInfo().runId;
  return {
    ...prompt,
    ...(isNoticed ? {} : { instructions: [NOT_YET_NOTICED, ...prompt.instructions] }),
    ...(needs === undefined ? {} : { needs }),
    answer: answerSchema(prompt.form),
    signal: { prompt: prompt.id, value: exampleValue(prompt), by: PLACEHOLDERS.sender, nonce: prompt.nonce },
  };
}

/** A choice is filled in: the name beside it is left open, so that the whole is refused when it is pasted unread. */
function exampleValue({ form }: OpenPrompt): string | number {
  if (form.kind === 'choice') return form.choices[0]?.value ?? '';
  return PLACEHOLDERS[form.kind];
}

const warningsOf = (outline: Outline | null): readonly string[] =>
  (outline?.problems ?? [])
    .filter(({ severity }) => severity === 'warn')
    .map(({ server, message }) => (server === undefined ? message : `${server}: ${message}`));

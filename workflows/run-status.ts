import { workflowInfo } from '@temporalio/workflow';
import { answerSchema } from '../plan/answers.ts';
import { PLACEHOLDERS } from '../plan/placeholders.ts';
import type { Outline } from '../plan/types/plan.ts';
import type { RunOfChain } from '../plan/types/chain.ts';
import type { OpenPrompt, RunStatus, ServerStatus, StatusPrompt } from '../plan/types/run.ts';
import { stateOf, type WorkflowState } from './workflow-state.ts';

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
    state: stateOf(state),
    stage: state.stage,
    ...(state.server === null ? {} : { server: state.server }),
    ...(state.step === null ? {} : { step: state.step }),
    servers: [...state.servers.values()].map((server) => askingWhere(server, prompts)),
    prompts: prompts.map(asShown),
    entries: state.entriesBefore + state.journal.length,
    runs: chainOf(state),
    warnings: warningsOf(state.outline),
    ...(unheard === null ? {} : { unheard }),
    openItems: state.openItems,
    accepted: state.accepted,
  };
}

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

const asShown = (prompt: OpenPrompt): StatusPrompt => ({
  ...prompt,
  answer: answerSchema(prompt.form),
  signal: { prompt: prompt.id, value: exampleValue(prompt), by: PLACEHOLDERS.sender },
});

/** A choice is filled in: the name beside it is left open, so that the whole is refused when it is pasted unread. */
function exampleValue({ form }: OpenPrompt): string | number {
  if (form.kind === 'choice') return form.choices[0]?.value ?? '';
  return PLACEHOLDERS[form.kind];
}

const warningsOf = (outline: Outline | null): readonly string[] =>
  (outline?.problems ?? [])
    .filter(({ severity }) => severity === 'warn')
    .map(({ server, message }) => (server === undefined ? message : `${server}: ${message}`));

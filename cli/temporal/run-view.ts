import type { RunStatus, ServerStatus } from '../../plan/types/run.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { Execution } from './read-execution.ts';
import { SHOWN_STATES, type ShownState } from './shown-state.ts';

/** Where a run stands: its own status under what Temporal says of it, which comes first. */
export interface RunView extends Omit<RunStatus, 'state'> {
  readonly state: ShownState;
  /** Why it ended, where it did not end by itself. */
  readonly why?: string;
  /** What else has to be known of it, one sentence each. */
  readonly notes: readonly string[];
  /** False: no worker could tell, and all that is shown is what Temporal keeps. */
  readonly told: boolean;
}

/** What is known of a run beside what Temporal's description of it says. */
export interface Known {
  /** What a worker answered, or why none could. */
  readonly told: { readonly answer: RunStatus } | { readonly unanswered: string };
  /** Of a run that has ended: its reason where it was ended by force, its result where it ended by itself. */
  readonly why?: string | undefined;
  readonly result?: Partial<RunStatus> | undefined;
}

/** Joins what Temporal says of a run with what its worker says; where they disagree, Temporal is right. */
export function viewOf(execution: Execution, { told, why, result }: Known): RunView {
  const own = 'answer' in told ? told.answer : untold(execution, result);
  const state = execution.forced ?? result?.state ?? own.state;
  return {
    ...own,
    ...(SHOWN_STATES[state].listens ? {} : { prompts: [] }),
    ...(execution.forced === null ? {} : { servers: own.servers.map(broughtToAHalt) }),
    runId: execution.runId,
    state,
    ...(why === undefined ? {} : { why }),
    notes: [
      ...notesOn(execution),
      ...(own.unheard === undefined || SHOWN_STATES[state].over ? [] : [own.unheard]),
      ...('answer' in told ? [] : [told.unanswered]),
    ],
    told: 'answer' in told,
  };
}

/** What a command that shows this run says to the shell: a run under way of which nobody can tell more is not known. */
export const exitCodeOf = ({ state, told }: Pick<RunView, 'state' | 'told'>): ExitCode =>
  told || SHOWN_STATES[state].over ? SHOWN_STATES[state].exitCode : EXIT.unknown;

/** Nobody is working on a server of a run that Temporal has ended, nor is anybody asked about it. */
const broughtToAHalt = (server: ServerStatus): ServerStatus =>
  server.state === 'in progress' || server.state === 'asking' ? { ...server, state: 'stopped' } : server;

function notesOn({ resetAt, failedAttempts, forced }: Execution): readonly string[] {
  const notes: string[] = [];
  if (resetAt !== null) {
    notes.push(
      `this run was made by a Reset in Temporal at ${resetAt}: what an earlier run did after that point is not in its ` +
        'story; look at the servers',
    );
  }
  if (forced === 'paused') notes.push('somebody paused it in Temporal: nothing goes on before it is unpaused there');
  if (failedAttempts > 0) {
    notes.push(
      `workers have tried ${failedAttempts} ${failedAttempts === 1 ? 'time' : 'times'} in vain to go on with it; ` +
        'their log says why. A worker of the release that started the run can go on with it',
    );
  }
  return notes;
}

/** A status of what Temporal keeps by itself: the last search attributes, and the result of a run that has ended. */
function untold(execution: Execution, result: Known['result']): Omit<RunStatus, 'state'> & { state: ShownState } {
  const { cluster, workflowId, runId, procedure, rehearsal, lastTold, endedAt } = execution;
  return {
    cluster,
    workflowId,
    runId,
    procedure,
    ...(rehearsal && { rehearsal }),
    planHash: '',
    state: endedAt === null ? lastTold.state : 'unknown',
    stage: lastTold.stage,
    ...(lastTold.server === null ? {} : { server: lastTold.server }),
    servers: [],
    prompts: [],
    entries: 0,
    runs: [],
    warnings: [],
    openItems: [],
    accepted: [],
    ...result,
  };
}

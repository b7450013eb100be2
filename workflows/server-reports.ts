import {
  ApplicationFailure,
  CancellationScope,
  getExternalWorkflowHandle,
  workflowInfo,
  type ParentWorkflowInfo,
} from '@temporalio/workflow';
import type { FailureCode } from '../plan/failures.ts';
import type { AcceptedDeviation, Evidence, JournalEntry, ServerState } from '../plan/types/run.ts';
import { serverReportSignal, type NewPrompt } from './messages.ts';

/** What people see of a server beside its news. */
interface Shown {
  state: ServerState;
  step: string | null;
  evidence: Evidence;
}

/** What has happened since the last report. */
interface News {
  entries: JournalEntry[];
  opened: NewPrompt[];
  withdrawn: { id: string; why: string }[];
  openItems: string[];
  accepted: AcceptedDeviation[];
}

const noNews = (): News => ({ entries: [], opened: [], withdrawn: [], openItems: [], accepted: [] });

/** News of one server on their way to the workflow of its cluster. */
export interface ServerReports {
  /** Kept for the next report. */
  write(entry: JournalEntry): void;
  /** Kept for the next report. */
  say(change: Partial<Shown>): void;
  /** Kept for the next report. */
  leaveOpen(item: string): void;
  /** Kept for the next report. */
  accept(deviation: AcceptedDeviation): void;
  /** Reported at once: somebody is asked. */
  open(prompt: NewPrompt): void;
  /** Reported at once: nobody needs to answer any more. */
  withdraw(id: string, why: string): void;
  /** Reports what is kept. */
  send(): void;
  /** Whether everything that was to be sent has arrived. */
  idle(): boolean;
}

/**
 * Reports of one server. News that come while a report is on its way wait for the next one: one report at a time,
 * however many steps a second there are, so that the cluster's history stays small.
 */
export function createServerReports(server: string): ServerReports {
  const parent = runOfCluster();
  const cluster = getExternalWorkflowHandle(parent.workflowId, parent.runId);
  const shown: Shown = { state: 'in progress', step: null, evidence: 'none' };
  let news = noNews();
  let unsent = false;
  let sending = false;
  const sendAll = async (): Promise<void> => {
    if (sending) return;
    sending = true;
    while (unsent) {
      const report = { server, ...shown, ...news };
      news = noNews();
      unsent = false;
      await cluster.signal(serverReportSignal, report);
    }
    sending = false;
  };
  const send = (): void => {
    unsent = true;
    // Answers arrive in handlers, which a cancellation of the workflow would reach.
    void CancellationScope.nonCancellable(sendAll);
  };
  return {
    write: (entry) => void news.entries.push(entry),
    leaveOpen: (item) => void news.openItems.push(item),
    accept: (deviation) => void news.accepted.push(deviation),
    say: (change) => void Object.assign(shown, change),
    open(prompt) {
      news.opened.push(prompt);
      Object.assign(shown, { state: 'asking' });
      send();
    },
    withdraw(id, why) {
      // A question that has not left yet is simply not asked.
      const unasked = news.opened.findIndex(({ prompt }) => prompt.id === id);
      if (unasked >= 0) news.opened.splice(unasked, 1);
      else news.withdrawn.push({ id, why });
      Object.assign(shown, { state: 'in progress' });
      send();
    },
    send,
    idle: () => !sending && !unsent,
  };
}

/**
 * The workflow of the cluster, which has started this one and knows what it is for.
 * @throws ApplicationFailure of type WRONG_WORKFLOW_ID when somebody else has
 */
export function runOfCluster(): ParentWorkflowInfo {
  const { parent } = workflowInfo();
  if (parent) return parent;
  const message = 'workOnServer is started by the workflow of its cluster only; start a procedure instead';
  throw ApplicationFailure.nonRetryable(message, 'WRONG_WORKFLOW_ID' satisfies FailureCode);
}

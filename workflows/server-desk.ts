import {
  CancellationScope,
  condition,
  getExternalWorkflowHandle,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { Answer, Evidence, JournalEntry, ServerState } from '../plan/types/run.ts';
import { answeredSignal, heldSignal, serverReportSignal, type NewPrompt, type ServerInput } from './messages.ts';
import { promptOf } from './cluster-desk.ts';
import { entryOf } from './steps/results.ts';
import type { Desk } from './steps/surroundings.ts';

/** The desk of one server's steps: all questions and news go to the cluster's workflow, answers come back from it. */
export interface ServerDesk extends Desk {
  /** Resolves when everything that was written has reached the cluster's workflow. */
  allReported(): Promise<void>;
}

/**
 * News that come while a report is on its way wait for the next one: one report at a time, however many steps a second
 * there are, so that the cluster's history stays small.
 */
export function createServerDesk({ server, held: heldAtStart }: ServerInput): ServerDesk {
  const waiting = new Map<string, (answer: Answer) => void>();
  const askings = new Map<string, number>();
  const reports = createReports(server.name);
  let held = heldAtStart;
  setHandler(heldSignal, (message) => void (held = message.held), { description: 'Internal: sent by the run itself' });
  setHandler(
    answeredSignal,
    (answer) => {
      waiting.get(answer.prompt)?.(answer);
      waiting.delete(answer.prompt);
      reports.say({ state: 'in progress' });
    },
    { description: 'Internal: answers are sent to the workflow of the cluster, which hands them on' },
  );
  const write: Desk['write'] = (entry) => reports.write({ at: new Date().toISOString(), ...entry });
  return {
    ask(question) {
      const prompt = promptOf(question, askings);
      const answer = new Promise<Answer>((resolve) => waiting.set(prompt.id, resolve));
      reports.open({ prompt, remindSeconds: question.remindSeconds });
      return {
        answer,
        withdraw(why) {
          waiting.delete(prompt.id);
          reports.withdraw(prompt.id, why);
        },
      };
    },
    write,
    async begin(step) {
      await condition(() => !held);
      reports.say({ state: 'in progress', step: step.title });
    },
    finish(step, result) {
      write(entryOf(step, result));
      reports.say({ evidence: result.evidence });
    },
    allReported: () => condition(() => reports.idle()),
  };
}

interface News {
  entries: JournalEntry[];
  opened: NewPrompt[];
  withdrawn: { id: string; why: string }[];
}

interface Shown {
  state: ServerState;
  step: string | null;
  evidence: Evidence;
}

function createReports(server: string): {
  write(entry: JournalEntry): void;
  open(prompt: NewPrompt): void;
  withdraw(id: string, why: string): void;
  say(change: Partial<Shown>): void;
  idle(): boolean;
} {
  const parent = workflowInfo().parent;
  if (!parent) throw new TypeError('workOnServer is started by the workflow of its cluster only');
  const cluster = getExternalWorkflowHandle(parent.workflowId, parent.runId);
  const shown: Shown = { state: 'in progress', step: null, evidence: 'none' };
  let news: News = { entries: [], opened: [], withdrawn: [] };
  let unsent = false;
  let sending = false;
  const send = async (): Promise<void> => {
    if (sending) return;
    sending = true;
    while (unsent) {
      const report = { server, ...shown, ...news };
      news = { entries: [], opened: [], withdrawn: [] };
      unsent = false;
      await cluster.signal(serverReportSignal, report);
    }
    sending = false;
  };
  const changed = (): void => {
    unsent = true;
    void CancellationScope.nonCancellable(send);
  };
  return {
    write: (entry) => void (news.entries.push(entry), changed()),
    open: (prompt) => void (news.opened.push(prompt), Object.assign(shown, { state: 'asking' }), changed()),
    withdraw(id, why) {
      // A question that has not left yet is simply not asked.
      const unasked = news.opened.findIndex(({ prompt }) => prompt.id === id);
      if (unasked >= 0) news.opened.splice(unasked, 1);
      else news.withdrawn.push({ id, why });
      Object.assign(shown, { state: 'in progress' });
      changed();
    },
    say: (change) => void (Object.assign(shown, change), changed()),
    idle: () => !sending && !unsent,
  };
}

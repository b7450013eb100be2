import { condition, setHandler } from '@temporalio/workflow';
import type { Answer } from '../plan/types/run.ts';
import { answeredSignal, heldSignal, type ServerInput } from './messages.ts';
import { promptOf } from './cluster-desk.ts';
import { createServerReports } from './server-reports.ts';
import { entryOf } from './steps/results.ts';
import type { Desk } from './steps/surroundings.ts';

/** The desk of one server's steps: all questions and news go to the cluster's workflow, answers come back from it. */
export interface ServerDesk extends Desk {
  /** Resolves when everything that was written has reached the cluster's workflow. */
  allReported(): Promise<void>;
}

/** Questions and news go to the cluster's workflow by reports, answers and holds come back as signals. */
export function createServerDesk({ server, held: heldAtStart }: ServerInput): ServerDesk {
  const waiting = new Map<string, (answer: Answer) => void>();
  const askings = new Map<string, number>();
  const reports = createServerReports(server.name);
  let held = heldAtStart;
  setHandler(heldSignal, (message) => void (held = message.held), { description: 'Internal: sent by the run itself' });
  const write: Desk['write'] = (entry) => reports.write({ at: new Date().toISOString(), ...entry });
  const takenBack = new Map<string, string>();
  takeAnswers((answer) => {
    const step = takenBack.get(answer.prompt);
    // It was given while the news that the question is taken back was on its way.
    if (step !== undefined) write({ kind: 'refused', server: server.name, step, text: tooLate(answer) });
    waiting.get(answer.prompt)?.(answer);
    waiting.delete(answer.prompt);
    reports.say({ state: 'in progress' });
  });
  return {
    ask(question) {
      const prompt = promptOf(question, askings);
      const answer = new Promise<Answer>((resolve) => waiting.set(prompt.id, resolve));
      reports.open({ prompt, remindSeconds: question.remindSeconds });
      return {
        answer,
        withdraw(why) {
          if (waiting.delete(prompt.id)) takenBack.set(prompt.id, question.step.id);
          reports.withdraw(prompt.id, why);
        },
      };
    },
    write(entry) {
      write(entry);
      reports.send();
    },
    async begin(step) {
      if (held) reports.send();
      await condition(() => !held);
      reports.say({ state: 'in progress', step: step.title });
      // A prompt is reported when it is opened, a moment later.
      if (step.kind !== 'prompt') reports.send();
    },
    finish(step, result) {
      // It goes with the report of the next step: one report for each step, not two.
      write(entryOf(step, result));
      reports.say({ evidence: result.evidence });
    },
    leaveOpen: (item) => reports.leaveOpen(item),
    accept: (deviation) => reports.accept(deviation),
    allReported() {
      reports.send();
      return condition(() => reports.idle());
    },
  };
}

const tooLate = ({ value, by }: Answer): string =>
  `"${value}" by ${by} came when the question had been taken back already, and is not taken`;

const takeAnswers = (take: (answer: Answer) => void): void =>
  setHandler(answeredSignal, take, {
    description: 'Internal: answers are sent to the workflow of the cluster, which hands them on',
  });

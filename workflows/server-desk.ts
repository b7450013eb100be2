import { condition, setHandler } from '@temporalio/workflow';
import type { Answer } from '../plan/types/run.ts';
import { answeredSignal, heldSignal, type ServerInput } from './messages.ts';
import { promptOf } from './cluster-desk.ts';
import { isAnswered, isHeld } from './internal-shapes.ts';
import { createRefusals, refuseInternal, type Refusals } from './refusals.ts';
import { createServerReports } from './server-reports.ts';
import { entryOf } from './steps/results.ts';
import type { Desk } from './steps/surroundings.ts';

/** The desk of one server's steps: all questions and news go to the cluster's workflow, answers come back from it. */
export interface ServerDesk extends Desk {
  /** Resolves when everything that was written has reached the cluster's workflow. */
  allReported(): Promise<void>;
}

/** Questions and news go to the cluster's workflow by reports, answers and holds come back as signals. */
export function createServerDesk({ server, held }: ServerInput): ServerDesk {
  const askings = new Map<string, number>();
  const reports = createServerReports(server.name);
  const write: Desk['write'] = (entry) => reports.write({ at: new Date().toISOString(), ...entry });
  const refusals = createRefusals((entry) => write({ ...entry, server: server.name }));
  const waiting = createWaiting((answer, step) => refusals.write(tooLate(answer), { step }));
  takeHolds(refusals, (now) => void (held = now));
  takeAnswers(refusals, (answer) => {
    waiting.take(answer);
    reports.say({ state: 'in progress' });
  });
  return {
    ask(question) {
      const prompt = promptOf(question, askings);
      const answer = waiting.answerTo(prompt.id, question.step.id);
      reports.open({ prompt, remindSeconds: question.remindSeconds });
      return {
        answer,
        withdraw(why) {
          waiting.takeBack(prompt.id);
          reports.withdraw(prompt.id, why);
        },
      };
    },
    write(entry) {
      write(entry);
      reports.send();
    },
    // A stop counts after this server: an installer cannot be left.
    mayGoOn() {
      if (held) reports.send();
      return condition(() => !held).then(() => true);
    },
    begin(step) {
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

/** Questions that wait for their answers; an answer to one that was taken back already is told, and counts for nothing. */
function createWaiting(late: (answer: Answer, step: string) => void) {
  const open = new Map<string, { readonly step: string; readonly deliver: (answer: Answer) => void }>();
  const takenBack = new Map<string, string>();
  return {
    answerTo: (prompt: string, step: string) => new Promise<Answer>((deliver) => open.set(prompt, { step, deliver })),
    takeBack(prompt: string): void {
      const question = open.get(prompt);
      if (question) takenBack.set(prompt, question.step);
      open.delete(prompt);
    },
    take(answer: Answer): void {
      const step = takenBack.get(answer.prompt);
      // It was given while the news that the question is taken back was on its way.
      if (step !== undefined) late(answer, step);
      open.get(answer.prompt)?.deliver(answer);
      open.delete(answer.prompt);
    },
  };
}

const tooLate = ({ value, by }: Answer): string =>
  `"${value}" by ${by} came when the question had been taken back already, and is not taken`;

function takeHolds(refusals: Refusals, take: (held: boolean) => void): void {
  const handle = (sent: unknown): void => (isHeld(sent) ? take(sent.held) : refuseInternal(refusals, 'held'));
  setHandler(heldSignal, handle, { description: 'Internal: sent by the run itself' });
}

function takeAnswers(refusals: Refusals, take: (answer: Answer) => void): void {
  const handle = (sent: unknown): void => (isAnswered(sent) ? take(sent) : refuseInternal(refusals, 'answered'));
  setHandler(answeredSignal, handle, {
    description: 'Internal: answers are sent to the workflow of the cluster, which hands them on',
  });
}

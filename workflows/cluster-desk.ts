import { condition } from '@temporalio/workflow';
import type { Answer } from '../plan/types/run.ts';
import type { RunRecord } from './run-record.ts';
import { entryOf } from './steps/results.ts';
import type { Desk, Question } from './steps/surroundings.ts';

/** The desk of the cluster's own steps: questions go straight to the board. */
export function createClusterDesk(record: RunRecord): Desk {
  const askings = new Map<string, number>();
  return {
    ask(question) {
      const prompt = promptOf(question, askings);
      const answer = new Promise<Answer>((resolve) =>
        record.board.open({ prompt, remindSeconds: question.remindSeconds }, resolve),
      );
      return { answer, withdraw: (why) => record.board.withdraw(prompt.id, why) };
    },
    write: (entry) => record.write(entry),
    async mayGoOn() {
      await condition(() => record.hold === null || record.stop !== null);
      return record.stop === null;
    },
    begin(step) {
      record.step = step.title;
      record.show();
    },
    finish(step, result) {
      record.write(entryOf(step, result));
      record.step = null;
    },
    leaveOpen: (item) => record.leaveOpen(item),
    accept: (deviation) => record.accept(deviation),
  };
}

/** A question as a prompt, with an id that no earlier asking of the same step had. */
export function promptOf(
  question: Question,
  askings: Map<string, number>,
): Parameters<RunRecord['board']['open']>[0]['prompt'] {
  const { step, remindSeconds: _, ...rest } = question;
  const asking = (askings.get(step.id) ?? 0) + 1;
  askings.set(step.id, asking);
  return { id: `${step.id}#${asking}`, ...(step.server === undefined ? {} : { server: step.server }), ...rest };
}

import { condition } from '@temporalio/workflow';
import type { Answer } from '../plan/types/run.ts';
import type { RunRecord } from './run-record.ts';
import { entryOf } from './steps/results.ts';
import type { Desk } from './steps/surroundings.ts';

/**
 * Where steps put their questions and write their story. `stopCounts`: a stop is heeded between two steps; within the
 * steps of a server it is not, since an installer cannot be left.
 */
export function createDesk(record: RunRecord, { stopCounts }: { readonly stopCounts: boolean }): Desk {
  return {
    ask(question) {
      let deliver: (answer: Answer) => void = () => undefined;
      const answer = new Promise<Answer>((resolve) => (deliver = resolve));
      const id = record.board.ask(question, deliver);
      return { answer, withdraw: (why) => record.board.withdraw(id, why) };
    },
    write: (entry) => record.write(entry),
    async mayGoOn() {
      await condition(() => record.hold === null || (stopCounts && record.stop !== null));
      return !(stopCounts && record.stop !== null);
    },
    begin(step) {
      record.step = step.title;
      const server = record.server === null ? undefined : record.servers.get(record.server);
      if (server) record.servers.set(server.name, { ...server, step: step.title });
      record.show();
    },
    finish(step, result) {
      record.board.withdrawUnclaimed('the step is over');
      record.write(entryOf(step, result));
      const server = record.server === null ? undefined : record.servers.get(record.server);
      if (server) record.servers.set(server.name, { ...server, evidence: result.evidence });
      record.step = null;
    },
    leaveOpen: (item) => record.leaveOpen(item),
    accept: (deviation) => record.accept(deviation),
  };
}

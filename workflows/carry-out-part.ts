import { narrowed } from '../plan/kept-memory.ts';
import type { ServerStatus } from '../plan/types/run.ts';
import type { OutlinedServer, PlanPart } from '../plan/types/plan.ts';
import type { Step } from '../plan/types/step.ts';
import { isInDoubt, mayActOn } from './after-reset.ts';
import { createDesk } from './desk.ts';
import { readPart } from './read-part.ts';
import type { RunRecord } from './run-record.ts';
import { continueRun, pauseAcrossSeams, waitAcrossSeams } from './seam.ts';
import { runStep } from './steps/run-step.ts';
import type { Desk, Surroundings } from './steps/surroundings.ts';
import type { Place } from './walk-plan.ts';

/** Carries out one part of the plan: the own steps of a stage, or the way of one server, in a run of its own. */
export async function carryOutPart(record: RunRecord, place: Place): Promise<void> {
  record.position = place.from;
  record.part = null;
  const isServer = place.server !== null;
  if (isServer && record.workedOn.length > 0) await continueRun(record);
  if (isServer) beginServer(record, place);
  const desk = createDesk(record, { stopCounts: !isServer });
  const part = await waitAcrossSeams(record, isAsking(record), readPart(record, desk, place.part));
  if (part) await carryOutSteps(record, place, part, desk);
  if (place.server) closeServer(record, place.server);
}

async function carryOutSteps(record: RunRecord, place: Place, part: PlanPart, desk: Desk): Promise<void> {
  record.part = part;
  const surroundings = surroundingsOf(record, part, desk);
  for (const [index, step] of part.steps.entries()) {
    if (index < place.from.step) continue;
    if (!(await pauseAcrossSeams(record, desk.mayGoOn()))) return;
    const { outcome, note, seen } = await waitAcrossSeams(record, isAsking(record), runStep(step, surroundings));
    if (outcome === 'stopped') {
      record.stoppedAt = record.journal.at(-1)?.text ?? step.title;
      record.stop ??= { by: 'a decision', reason: note ?? seen };
      return;
    }
    noteSettled(record, step);
    record.memo = {};
    record.position = { ...record.position, step: index + 1 };
  }
}

/** Whether a step waits for an answer, and for nothing that must end in this run of the chain. */
const isAsking = (record: RunRecord) => (): boolean => !record.acting && record.board.all().length > 0;

/** What was owed is done, or somebody has answered for it: nobody need be told of it at the end. */
function noteSettled({ memories }: RunRecord, step: Step): void {
  if (step.kind !== 'action' || !step.settles || step.server === undefined) return;
  memories.set(step.server, { ...memories.get(step.server), owes: undefined });
}

function beginServer(record: RunRecord, { server, from }: Place): void {
  if (!server) return;
  record.server = server.name;
  record.workedOn.push(server.name);
  if (from.step === 0 && record.servers.get(server.name)?.state === 'waiting') {
    const { beginNotedAs: moment } = server;
    if (moment !== undefined) record.moments = { [moment]: new Date().toISOString(), ...record.moments };
    setServer(record, { state: 'in progress' });
    const text = `${server.name} is begun: ${server.because}`;
    record.write({ kind: 'server', server: server.name, state: 'begun', text });
  }
  record.show();
}

function closeServer(record: RunRecord, { name, keeps }: OutlinedServer): void {
  const isDone = record.part !== null && record.position.step === record.part.steps.length;
  const end = isDone ? 'done' : 'stopped';
  setServer(record, { state: end });
  record.write({ kind: 'server', server: name, state: end, text: `${name} is ${end}` });
  if (isDone) record.memories.set(name, narrowed(record.memories.get(name) ?? {}, keeps));
  record.server = null;
  record.step = null;
  record.show();
}

function setServer({ servers, server: name }: RunRecord, change: Partial<ServerStatus>): void {
  const server = name === null ? undefined : servers.get(name);
  if (server) servers.set(server.name, { ...server, ...change });
}

const surroundingsOf = (record: RunRecord, part: PlanPart, desk: Desk): Surroundings => ({
  outline: record.outline as NonNullable<RunRecord['outline']>,
  policy: record.policy,
  desk,
  attendance: record.attendance,
  targetOf(server) {
    const target = part.targets[server];
    if (!target) throw new RangeError(`the part "${part.name}" of the plan does not say how ${server} is reached`);
    return target;
  },
  memoryOf: (server) => ({
    ...record.memories.get(server ?? ''),
    ...record.moments,
  }),
  remember(server, facts) {
    record.memories.set(server ?? '', { ...record.memories.get(server ?? ''), ...facts });
  },
  memo: () => record.memo,
  note: (memo) => void (record.memo = { ...record.memo, ...memo }),
  mayActOn: (server) => mayActOn(record, desk, server),
  isInDoubt: (server) => isInDoubt(record, server),
  actsIn: () => record.actsIn,
  wasReset(run) {
    record.actsIn = run;
    record.afterReset = { decided: [] };
  },
  async acting(act) {
    record.acting = true;
    try {
      return await act();
    } finally {
      record.acting = false;
    }
  },
});

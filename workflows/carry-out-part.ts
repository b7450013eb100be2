import { narrowed } from '../plan/kept-memory.ts';
import type { ServerStatus } from '../plan/types/run.ts';
import type { OutlinedServer, PlanPart } from '../plan/types/plan.ts';
import type { Step } from '../plan/types/step.ts';
import { isInDoubt, mayActOn, wasBegunBefore } from './after-reset.ts';
import { createOperatorPort } from './operator-port.ts';
import { noteSheet, sheetFacts } from './keep-sheet.ts';
import { noteKept, unkeptStory } from './keep-story.ts';
import { keepWarrant, papersOf } from './papers.ts';
import { readPart } from './read-part.ts';
import { keepWholeStory } from './keep-whole-story.ts';
import { mayActAtSite } from './site-changed.ts';
import type { WorkflowState } from './workflow-state.ts';
import { continueRun, pauseAcrossSeams, waitAcrossSeams } from './seam.ts';
import type { BegunAnew } from './steps/decide-about-trouble.ts';
import { runStep } from './steps/run-step.ts';
import type { OperatorPort, StepContext } from './steps/step-context.ts';
import type { Place } from './walk-plan.ts';

/** Carries out one part of the plan: the own steps of a stage, or the way of one server, in a run of its own. */
export async function carryOutPart(state: WorkflowState, place: Place): Promise<void> {
  state.position = place.from;
  state.part = null;
  const isServer = place.server !== null;
  const operators = createOperatorPort(state, { stopCounts: !isServer });
  if (isServer && state.workedOn.length > 0) {
    if (!(await keepWholeStory(state, operators))) return;
    await continueRun(state);
  }
  if (isServer) beginServer(state, place);
  const part = await waitAcrossSeams(state, isAsking(state), readPart(state, operators, place.part));
  if (part) await carryOutSteps(state, place, part, operators);
  if (place.server) closeServer(state, place.server);
}

async function carryOutSteps(
  state: WorkflowState,
  place: Place,
  part: PlanPart,
  operators: OperatorPort,
): Promise<void> {
  state.part = part;
  const context = stepContextOf(state, part, operators);
  for (let step = part.steps[place.from.step]; step; step = part.steps[state.position.step]) {
    if (!(await pauseAcrossSeams(state, operators.mayGoOn()))) return;
    const end = await waitAcrossSeams(state, isAsking(state), runStep(step, context));
    if ('kind' in end) {
      beginAnew(state, part, end);
      continue;
    }
    if (end.outcome === 'stopped') {
      state.stoppedAt = state.journal.at(-1)?.text ?? step.title;
      state.stop ??= { by: 'a decision', reason: end.note ?? end.seen };
      return;
    }
    noteSettled(state, step);
    state.memo = {};
    state.position = { ...state.position, step: state.position.step + 1 };
  }
}

/** Goes back to an earlier step of the part, which is told why. */
function beginAnew(state: WorkflowState, { name, steps }: PlanPart, { from, remark, decision }: BegunAnew): void {
  keepWarrant(state, decision);
  const step = steps.findIndex(({ id }) => id === from);
  if (step < 0) throw new RangeError(`the part "${name}" of the plan has no step ${from}`);
  state.memo = { remark };
  state.position = { ...state.position, step };
}

/** Whether a step waits for an answer, and for nothing that must end in this run of the chain. */
const isAsking = (state: WorkflowState) => (): boolean => !state.acting && state.openPrompts.all().length > 0;

/** What was owed is done, or somebody has answered for it: nobody need be told of it at the end. */
function noteSettled({ memories }: WorkflowState, step: Step): void {
  if (step.kind !== 'action' || !step.settles || step.server === undefined) return;
  memories.set(step.server, { ...memories.get(step.server), owes: undefined });
}

function beginServer(state: WorkflowState, { server, from }: Place): void {
  if (!server) return;
  state.server = server.name;
  state.workedOn.push(server.name);
  if (from.step === 0 && state.servers.get(server.name)?.state === 'waiting') {
    const { beginNotedAs: moment } = server;
    if (moment !== undefined) state.moments = { [moment]: new Date().toISOString(), ...state.moments };
    setServer(state, { state: 'in progress' });
    const text = `${server.name} is begun: ${server.because}`;
    state.write({ kind: 'server', server: server.name, state: 'begun', text });
  }
  state.show();
}

function closeServer(state: WorkflowState, { name, keeps }: OutlinedServer): void {
  const isDone = state.part !== null && state.position.step === state.part.steps.length;
  const end = isDone ? 'done' : 'stopped';
  setServer(state, { state: end });
  state.write({ kind: 'server', server: name, state: end, text: `${name} is ${end}` });
  if (isDone) state.memories.set(name, narrowed(state.memories.get(name) ?? {}, keeps));
  state.server = null;
  state.step = null;
  state.show();
}

function setServer({ servers, server: name }: WorkflowState, change: Partial<ServerStatus>): void {
  const server = name === null ? undefined : servers.get(name);
  if (server) servers.set(server.name, { ...server, ...change });
}

const stepContextOf = (state: WorkflowState, part: PlanPart, operators: OperatorPort): StepContext => ({
  outline: state.outline as NonNullable<WorkflowState['outline']>,
  policy: state.policy,
  operators,
  attendance: state.attendance,
  targetOf(server) {
    const target = part.targets[server];
    if (!target) throw new RangeError(`the part "${part.name}" of the plan does not say how ${server} is reached`);
    return target;
  },
  memoryOf: (server) => ({
    ...state.memories.get(server ?? ''),
    ...state.moments,
  }),
  remember(server, facts) {
    state.memories.set(server ?? '', { ...state.memories.get(server ?? ''), ...facts });
  },
  memo: () => state.memo,
  note: (memo) => void (state.memo = { ...state.memo, ...memo }),
  noteAct(step, acted) {
    state.memo = { ...state.memo, acted };
    if (acted) state.begun.add(step);
    else state.begun.delete(step);
  },
  mayActOn: (server) => mayActOn(state, operators, server),
  mayActAtSite: (hash) => mayActAtSite(state, operators, hash),
  papers: () => papersOf(state),
  unkeptStory: () => unkeptStory(state),
  noteKept: (lines) => noteKept(state, lines),
  sheetFacts: () => sheetFacts(state),
  noteSheet: (why) => noteSheet(state, why),
  keepWarrant: (answer) => keepWarrant(state, answer),
  isInDoubt: (server) => isInDoubt(state, server),
  actsIn: () => state.actsIn,
  wasReset(run) {
    state.actsIn = run;
    state.afterReset = { decided: [] };
  },
  wasBegunBefore: (step) => wasBegunBefore(state, step),
  async acting(act) {
    state.acting = true;
    try {
      return await act();
    } finally {
      state.acting = false;
    }
  },
});

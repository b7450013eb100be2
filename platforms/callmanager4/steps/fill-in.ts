import { plannedOf } from '../checks/define-check.ts';
import { LOW_TRAFFIC } from '../checks/traffic-low.ts';
import { RELEASE_DOCUMENT } from '../installer.ts';
import type { AnswerForm, Check, CheckStep, PromptStep, Step } from '../../../plan/types/step.ts';
import type { MemoryPart } from '../types/server-memory.ts';
import type { Task } from '../types/task.ts';
import { commandOf } from './command-lines.ts';
import { isFor, serversLookedAt, type RowContext } from './context.ts';
import { fillText } from './fill-text.ts';
import type { CheckRow, PromptRow, RowCheck, Row, WaitRow } from './row.ts';
import { taskOf } from './task-of.ts';
import { argumentsOf } from './row-arguments.ts';

/** Most phones that a count can come to; more than any cluster of these releases could hold. */
const MOST_DEVICES = 100_000;

/** More calls than any cluster of these releases could take in an hour. */
const MOST_CALLS = 1_000_000;

/** Thirty years of minutes: nobody's subscriber is older. */
const MOST_MINUTES = 15_768_000;

/** Makes steps of a procedure's rows for one server, or for the cluster; rows that are not for it are left out. */
export const fillIn = (rows: readonly Row[], context: RowContext): readonly Step[] =>
  rows
    .filter((row) => isFor(row.whom, context))
    .flatMap((row) => (row.kind === 'prompt' && row.forEach ? forEachTestCall(row, context) : [stepOf(row, context)]));

const forEachTestCall = (row: PromptRow, context: RowContext): readonly Step[] =>
  (context.cluster.testCalls ?? []).map((testCall, index) =>
    stepOf({ ...row, name: `${row.name}-${index + 1}` }, { ...context, testCall }),
  );

function stepOf(row: Row, context: RowContext): Step {
  const base = baseOf(row, context);
  switch (row.kind) {
    case 'check':
      return checkStepOf(row, base, context);
    case 'gate':
      return { ...base, kind: 'gate', until: checkOf(row, context) };
    case 'wait':
      return { ...base, kind: 'wait', seconds: secondsOf(row.lasts, context) };
    case 'action': {
      const told = argumentsOf(row.with, context);
      const { name, destructive, settles, recalls } = row.act;
      return {
        ...base,
        ...commandOf(row.act, base.server, base.id, told, context),
        kind: 'action',
        action: name,
        arguments: told,
        destructive,
        ...(settles ? { settles } : {}),
        ...(recalls ? { recalls } : {}),
        proof: checkOf(row.proof, context),
      };
    }
    case 'prompt':
      return { ...base, ...promptOf(row, context), kind: 'prompt' };
  }
}

/** What only the other release's document requires is recommended here: it holds for a person's reason. */
function checkStepOf(row: CheckRow, base: ReturnType<typeof baseOf>, context: RowContext): CheckStep {
  const check = checkOf(row, context);
  const { early, next, outcome } = row;
  return {
    ...base,
    ...repairOf(row, check, base.id, context),
    kind: 'check',
    check,
    outcome: early && base.borrowed && outcome === 'block' ? 'hold' : outcome,
    ...(early ? { early } : {}),
    ...(next === undefined ? {} : { next: fillText(next, context) }),
  };
}

function secondsOf(lasts: WaitRow['lasts'], { cluster, toSettle }: RowContext): number {
  if (lasts !== 'what is left of subscriptionsSettle') return cluster.durations[lasts].seconds;
  return toSettle.known ? toSettle.value : cluster.durations.subscriptionsSettle.seconds;
}

const idOf = (name: string, { server }: RowContext): string => `${server?.name ?? 'cluster'}/${name}`;

function baseOf(row: Row, context: RowContext) {
  const document = RELEASE_DOCUMENT[context.cluster.to];
  const isBorrowed = (row.document === 'S1' || row.document === 'S2') && row.document !== document;
  return {
    id: idOf(row.name, context),
    title: fillText(row.title, context),
    because: fillText(row.because, context),
    source: row.source,
    ...(isBorrowed ? { borrowed: true as const } : {}),
    ...(context.server ? { server: context.server.name } : {}),
  };
}

/** What mends a check that is not good, at the server that it looks at, and the lines of it. */
function repairOf(
  { repair }: CheckRow,
  check: Check,
  step: string,
  context: RowContext,
): Pick<CheckStep, 'repair' | 'command'> {
  const [server] = check.servers;
  if (!repair || !server) return {};
  const { name, recalls } = repair.act;
  return {
    ...commandOf(repair.act, server, step, check.arguments, context),
    repair: {
      action: name,
      server,
      ...(recalls ? { recalls } : {}),
      withinSeconds: context.cluster.durations.replicationLimit.seconds,
      byHand: repair.byHand.map((line) => fillText(line, context)),
    },
  };
}

/** Tasks of which none is done at the console of an installer. */
const AWAY_FROM_INSTALLERS: readonly Task['kind'][] = [
  'confirm',
  'set-back-services',
  'power-off',
  'pull-drive',
  'power-on',
];

/** While a reported message stands on the screen the installer stands still, and so it does once it is stopped (LOG-11). */
const COLLECT_LOGS =
  'Logs of {server}, once its installer has ended or a message of it was reported: `ccmctl logs {cluster} {server} --out logs`.';

const NEVER_CANCEL = 'Never press Cancel in the installer: the machine would have to be imaged again.';

const inTroubleOf = (context: RowContext): readonly string[] => [
  NEVER_CANCEL,
  ...(context.server ? [fillText(COLLECT_LOGS, context)] : []),
];

function promptOf(row: PromptRow, context: RowContext) {
  const proof = row.proof ? { proof: checkOf(row.proof, context) } : {};
  const task = taskOf(row.task, context);
  return {
    instructions: row.instructions.map((line) => fillText(line, context)),
    answer: formOf(row.answer, context),
    by: row.by,
    task,
    ...(AWAY_FROM_INSTALLERS.includes(task.kind) ? {} : { inTrouble: inTroubleOf(context) }),
    remindSeconds: context.cluster.durations.promptReminder.seconds,
    ...(task.kind === 'set-back-services' ? { recalls: ['servicesBefore' satisfies MemoryPart] } : {}),
    ...watchOf(row, context),
    ...(row.afterReboot ? { afterReboot: checkOf(row.afterReboot, context) } : {}),
    ...(row.attemptFrom === undefined ? {} : { attemptFrom: idOf(row.attemptFrom, context) }),
    ...(row.records ? { records: checkOf(row.records, context) } : {}),
    ...(isProvable(row.proof, context) ? proof : {}),
    ...(row.early ? { early: row.early } : {}),
  };
}

/** Only a subscriber has a publisher to be watched. */
function watchOf({ watch }: PromptRow, context: RowContext): Pick<PromptStep, 'watch'> {
  if (!watch || !isFor('subscribers', context)) return {};
  return {
    watch: { check: checkOf(watch, context), everySeconds: context.cluster.durations.watchInterval.seconds },
  };
}

/** Without labels in the cluster file nobody but the person can tell one disc from another. */
const isProvable = (proof: RowCheck | undefined, context: RowContext): boolean =>
  proof?.with?.label === undefined || context.cluster.discLabels !== undefined;

function formOf(answer: PromptRow['answer'], context: RowContext): AnswerForm {
  if (answer === 'minutes since the last subscriber') {
    const minimum = Math.ceil(context.cluster.durations.subscriptionsSettle.seconds / 60);
    const what = 'whole minutes since the last subscriber was finished, and since any of them was last rebooted';
    return { kind: 'number', what, minimum, maximum: MOST_MINUTES };
  }
  if (answer === 'calls in the busiest hour') {
    const what = 'calls attempted in the busiest hour of the window';
    return { kind: 'number', what, minimum: 0, maximum: MOST_CALLS, atMost: LOW_TRAFFIC - 1 };
  }
  if (answer !== 'number of devices') return answer;
  const expected = context.server?.devices ?? 0;
  return { kind: 'number', what: 'devices that are registered now', minimum: 0, maximum: MOST_DEVICES, expected };
}

const checkOf = (question: RowCheck, context: RowContext): Check => ({
  ...plannedOf(question.asks),
  servers: serversLookedAt(question.looksAt, context),
  arguments: argumentsOf(question.with, context),
  ...(question.within ? { withinSeconds: context.cluster.durations[question.within].seconds } : {}),
  ...(question.with?.settleSeconds
    ? { settleSeconds: context.cluster.durations[question.with.settleSeconds].seconds }
    : {}),
});

import { setCurrentDetails, upsertMemo, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import type { Cluster } from '../plan/types/cluster.ts';
import type { Plan, Procedure } from '../plan/types/plan.ts';
import type {
  AcceptedDeviation,
  JournalEntry,
  RunState,
  RunStatus,
  ServerMemory,
  ServerStatus,
} from '../plan/types/run.ts';
import { markRehearsal, REHEARSAL_SENTENCE } from '../plan/rehearsal.ts';
import { answerSchema } from '../plan/answers.ts';
import { PLACEHOLDERS } from '../plan/placeholders.ts';
import { oneLine, shorten } from '../plan/show-text.ts';
import type { StageName } from '../plan/types/step.ts';
import { describeRun } from './describe-run.ts';
import {
  APPROVAL_AWAITED,
  RESUME_AWAITED,
  awaitingAttribute,
  clusterAttribute,
  procedureAttribute,
  serverAttribute,
  stageAttribute,
} from './messages.ts';
import { createAttendance, type Attendance } from './steps/attendance.ts';
import { createPromptBoard, type PromptBoard } from './prompt-board.ts';
import { createRefusals, type Refusals } from './refusals.ts';

/** All that the cluster's workflow knows of its run; everything that people see is made of it. */
export interface RunRecord {
  readonly procedure: Procedure;
  /** Whether the run is on a lab. */
  readonly rehearsal: boolean;
  readonly board: PromptBoard;
  readonly journal: JournalEntry[];
  readonly attendance: Attendance;
  readonly servers: Map<string, ServerStatus>;
  readonly memories: Map<string, ServerMemory>;
  readonly openItems: readonly string[];
  readonly accepted: readonly AcceptedDeviation[];
  readonly refusals: Refusals;
  cluster: Cluster | null;
  plan: Plan | null;
  approvedBy: string | null;
  stage: StageName | null;
  /** Server and step that are worked at. */
  server: string | null;
  step: string | null;
  /** When the first primary was begun; null before. */
  oversubscribedSince: string | null;
  /** Who holds the run, and why; null while nobody does. */
  hold: { readonly by: string; readonly reason?: string } | null;
  /** Who had the run stopped; null while nobody has. */
  stop: { readonly by: string; readonly reason: string } | null;
  ended: 'completed' | 'stopped' | null;
  /** Writes a line of the journal; its time is now where it has none. Whatever is written down is one line. */
  readonly write: (entry: Omit<JournalEntry, 'at'> & { readonly at?: string }) => void;
  /** Puts something on the list of what is still to be done. */
  readonly leaveOpen: (item: string) => void;
  readonly accept: (deviation: AcceptedDeviation) => void;
  /** Brings search attributes and current details up to date; costs an event only where an attribute changed. */
  show(): void;
}

/** A line of the journal holds the longest answer; what servers say has bounds of its own. */
const LINE = 20_000;

/** The state that the record is in: derived, so that it cannot disagree with what it is derived from. */
export function stateOf(record: RunRecord): RunState {
  if (record.ended) return record.ended;
  if (!record.plan) return 'planning';
  if (!record.approvedBy) return 'awaiting approval';
  if (record.stop) return 'stopping';
  return record.hold ? 'held' : 'running';
}

/** A record of a run that has just begun; of a rehearsal, its first entry and its memo in the history say so. */
export function openRecord(procedure: Procedure, rehearsal: boolean): RunRecord {
  const journal: JournalEntry[] = [];
  const openItems: string[] = [];
  const accepted: AcceptedDeviation[] = [];
  const write: RunRecord['write'] = ({ text, ...entry }) =>
    void journal.push({ at: new Date().toISOString(), ...entry, text: shorten(oneLine(text), LINE) });
  const shown = new Map<string, string | null>();
  const record: RunRecord = {
    procedure,
    rehearsal,
    board: createPromptBoard(write, () => record.show()),
    journal,
    attendance: createAttendance(
      () => record.cluster?.site,
      (entry) => {
        write(entry);
        record.show();
      },
    ),
    servers: new Map(),
    memories: new Map(),
    openItems,
    accepted,
    refusals: createRefusals(write),
    cluster: null,
    plan: null,
    approvedBy: null,
    stage: null,
    server: null,
    step: null,
    oversubscribedSince: null,
    hold: null,
    stop: null,
    ended: null,
    write,
    leaveOpen: (item) => void openItems.push(oneLine(item)),
    accept: (deviation) => void accepted.push(onOneLine(deviation)),
    show: () => {
      upsertChanged(record, shown);
      setCurrentDetails(describeRun(statusOf(record)));
    },
  };
  if (rehearsal) {
    upsertMemo({ rehearsal });
    write({ kind: 'state', text: REHEARSAL_SENTENCE });
  }
  return record;
}

const onOneLine = ({ overruled, ...deviation }: AcceptedDeviation): AcceptedDeviation => ({
  ...deviation,
  reason: oneLine(deviation.reason),
  ...(overruled && { overruled: { ...overruled, answered: oneLine(overruled.answered) } }),
});

function upsertChanged(record: RunRecord, shown: Map<string, string | null>): void {
  const wanted = [
    { key: clusterAttribute, value: record.cluster?.name ?? null },
    { key: procedureAttribute, value: record.procedure },
    { key: stageAttribute, value: record.stage },
    { key: serverAttribute, value: record.server },
    { key: awaitingAttribute, value: awaiting(record) },
  ];
  const changed = wanted.filter(({ key, value }) => (shown.get(key.name) ?? null) !== value);
  if (changed.length === 0) return;
  for (const { key, value } of changed) shown.set(key.name, value);
  upsertSearchAttributes(changed);
}

/** What the run waits for a person for, in one line. */
function awaiting(record: RunRecord): string | null {
  const asked = askedFor(record);
  return asked === undefined ? null : shorten(oneLine(markRehearsal(asked, markOf(record))), 150);
}

function askedFor(record: RunRecord): string | undefined {
  const state = stateOf(record);
  if (state === 'awaiting approval') return APPROVAL_AWAITED;
  if (state === 'held') return RESUME_AWAITED;
  const [prompt] = record.board.all();
  if (prompt || unheardOf(record).unheard === undefined) return prompt?.title;
  return record.cluster?.site === undefined ? 'a worker' : `a worker of site ${record.cluster.site}`;
}

/** The answer of the query `status`. */
export function statusOf(record: RunRecord): RunStatus {
  const { workflowId, runId } = workflowInfo();
  return {
    cluster: record.cluster?.name ?? workflowId.replace(/^ccm\//, ''),
    workflowId,
    runId,
    procedure: record.procedure,
    ...markOf(record),
    planHash: record.plan?.hash ?? '',
    state: stateOf(record),
    stage: record.stage,
    ...(record.server === null ? {} : { server: record.server }),
    ...(record.step === null ? {} : { step: record.step }),
    servers: [...record.servers.values()],
    prompts: record.board.all().map((prompt) => ({
      ...prompt,
      answer: answerSchema(prompt.form),
      signal: { prompt: prompt.id, value: exampleValue(prompt.form), by: PLACEHOLDERS.sender },
    })),
    journal: record.journal,
    warnings: warningsOf(record.plan),
    ...unheardOf(record),
    openItems: record.openItems,
    accepted: record.accepted,
  };
}

/** The mark as status and result carry it. */
export const markOf = ({ rehearsal }: RunRecord): { readonly rehearsal?: true } => (rehearsal ? { rehearsal } : {});

/** The story's own word, as long as nothing newer is known: the work of a server is told there as well. */
function unheardOf({ journal, ended }: RunRecord): Pick<RunStatus, 'unheard'> {
  const last = journal.findLast(({ kind }) => kind === 'unheard' || kind === 'heard');
  return last?.kind === 'unheard' && ended === null ? { unheard: last.text } : {};
}

const warningsOf = (plan: Plan | null): readonly string[] =>
  (plan?.problems ?? [])
    .filter(({ severity }) => severity === 'warn')
    .map(({ server, message }) => (server === undefined ? message : `${server}: ${message}`));

/** A choice is filled in: the name beside it is left open, so that the whole is refused when it is pasted unread. */
function exampleValue(form: RunStatus['prompts'][number]['form']): string | number {
  if (form.kind === 'choice') return form.choices[0]?.value ?? '';
  return PLACEHOLDERS[form.kind];
}

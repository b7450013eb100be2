import { condition, proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { Activities } from '../activities/types.ts';
import { NON_RETRYABLE } from '../plan/failures.ts';
import { memoryOnSheet } from '../plan/sheet/memory-on-sheet.ts';
import { shorten } from '../plan/show-text.ts';
import type { SheetFacts } from '../plan/types/sheet.ts';
import { siteQueueOf } from './messages.ts';
import { isApproved, stateOf } from './state-of.ts';
import { reasonOf } from './steps/look.ts';
import type { WorkflowState } from './workflow-state.ts';

// A site may keep a sheet by which people finish the night when Temporal is gone. Its workers write it: an act brings along
// what it is made of, and what people are asked has it written by an activity of its own, once each.

/** So much of the story stands on a sheet. */
const LAST_LINES = 15;
const LONGEST_LINE = 400;

/** What has failed so often in a few seconds, people are told of; the next question tries it anew. */
const MOST_TRIES = 4;

const hasSheets = (state: WorkflowState): boolean => state.outline?.siteRules?.hasSheets === true && isApproved(state);

/** Where the run stands, for a sheet; undefined where its site keeps none, or nobody has approved anything yet. */
export function sheetFacts(state: WorkflowState): SheetFacts | undefined {
  const { outline } = state;
  if (!outline || !hasSheets(state)) return undefined;
  return {
    planRun: state.planRun,
    plan: outline.hash,
    approvals: state.approvals.map(({ signed }) => signed),
    at: new Date().toISOString(),
    state: stateOf(state),
    position: state.position,
    servers: [...state.servers.values()],
    memories: Object.fromEntries(
      [...state.memories].map(([name, memory]) => [name, memoryOnSheet(memory, outline.handsOn)]),
    ),
    prompts: state.openPrompts.all().map(({ server, title, instructions, form, by, askedAt }) => ({
      ...(server === undefined ? {} : { server }),
      ...{ title, instructions, form, by, askedAt },
    })),
    hold: state.hold && {
      by: state.hold.by,
      ...(state.hold.reason === undefined ? {} : { reason: state.hold.reason }),
    },
    stop: state.stop,
    openItems: state.openItems.slice(-200).map((item) => shorten(item, LONGEST_LINE)),
    last: state.journal.slice(-LAST_LINES).map(({ at, text }) => ({ at, text: shorten(text, LONGEST_LINE) })),
  };
}

/** Has a sheet written whenever people are asked something, for as long as the run goes on. */
export async function keepSheetWhileAsked(state: WorkflowState): Promise<never> {
  const shown = new Set<string>();
  const isNew = (): boolean =>
    !state.isHandingOver && hasSheets(state) && askedNow(state).some((one) => !shown.has(one));
  for (;;) {
    await condition(isNew);
    askedNow(state).forEach((one) => shown.add(one));
    await keepSheet(state);
  }
}

/** All that waits for a person, each time that it is asked under another name. */
const askedNow = ({ openPrompts, hold, ended }: WorkflowState): readonly string[] =>
  ended === null ? [...openPrompts.all().map(({ id }) => id), ...(hold === null ? [] : [`hold ${hold.nonce}`])] : [];

/** Has the sheet written by which nobody needs it: the run is over. */
export async function keepLastSheet(state: WorkflowState): Promise<void> {
  if (hasSheets(state)) await keepSheet(state);
}

/** A sheet that cannot be written stops nothing: it is told once, and the one of before says how old it is. */
export function noteSheet(state: Pick<WorkflowState, 'journal' | 'write'>, why: string | undefined): void {
  if (why === undefined) return;
  const text = `the sheet to finish by hand cannot be written: ${why}`;
  if (!state.journal.some((entry) => entry.text === text)) state.write({ kind: 'state', text });
}

async function keepSheet(state: WorkflowState): Promise<void> {
  const facts = sheetFacts(state);
  const site = state.outline?.siteRules?.name;
  if (!facts || site === undefined) return;
  const { keepSheet: keep } = proxyActivities<Activities>({
    taskQueue: siteQueueOf(workflowInfo().taskQueue, state.site),
    startToCloseTimeout: '15 s',
    scheduleToCloseTimeout: '45 s',
    retry: { initialInterval: '1 s', maximumAttempts: MOST_TRIES, nonRetryableErrorTypes: [...NON_RETRYABLE] },
  });
  try {
    await keep.executeWithOptions({ summary: 'write the sheet to finish by hand' }, [facts, site]);
  } catch (failure) {
    noteSheet(state, reasonOf(failure));
  }
}

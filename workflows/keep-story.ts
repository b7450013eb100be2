import { condition, proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { Activities } from '../activities/types.ts';
import { NON_RETRYABLE } from '../plan/failures.ts';
import type { StoryLines } from '../plan/types/audit.ts';
import type { JournalEntry } from '../plan/types/journal-entry.ts';
import { siteQueueOf } from './messages.ts';
import { reasonOf } from './steps/look.ts';
import type { WorkflowState } from './workflow-state.ts';

// A site may keep a record of each run that outlives Temporal. Its workers write it: at each answer, before each act, at each
// seam and at the end. An act brings along what is not written yet, so nothing is begun that its record does not lead up to.

/** What somebody has said is written down at once, and all that was told before it. */
const SAID: readonly JournalEntry['kind'][] = ['approved', 'answered', 'held', 'resumed', 'stop asked'];

/** Lines, and characters of them, that one activity takes. */
const MOST_LINES = 500;
const MOST_CHARACTERS = 400_000;

const isAudited = ({ outline }: WorkflowState): boolean => outline?.siteRules?.isAudited === true;

/** Lines that the record may not have yet, as many as are written at once; undefined where there are none. */
export function unkeptStory(state: WorkflowState): StoryLines | undefined {
  const { journal, kept: from } = state;
  if (!isAudited(state) || from >= journal.length) return undefined;
  let to = from;
  for (let characters = 0; to < journal.length && to - from < MOST_LINES; to += 1) {
    characters += JSON.stringify(journal[to]).length;
    if (to > from && characters > MOST_CHARACTERS) break;
  }
  return { from, entries: journal.slice(from, to) };
}

/** The record has these lines. */
export function noteKept(state: WorkflowState, { from, entries }: StoryLines): void {
  state.kept = Math.max(state.kept, from + entries.length);
}

/** Has what people say written down as they say it, for as long as the run goes on. */
export async function keepWhatIsSaid(state: WorkflowState): Promise<never> {
  for (let tried = 0; ;) {
    const isSaid = (): boolean =>
      isAudited(state) && state.journal.slice(Math.max(tried, state.kept)).some(({ kind }) => SAID.includes(kind));
    await condition(isSaid);
    tried = state.journal.length;
    await keepStory(state);
  }
}

/** Has all that is told so far written down. @returns null, or why it could not be: it is tried for a minute */
export async function keepStory(state: WorkflowState): Promise<string | null> {
  try {
    for (let lines = unkeptStory(state); lines; lines = unkeptStory(state)) {
      await keep(state, { ...lines });
      noteKept(state, lines);
    }
    return null;
  } catch (failure) {
    const why = `the record of the run cannot be written: ${reasonOf(failure)}`;
    if (!state.journal.some(({ text }) => text === why)) state.write({ kind: 'state', text: why });
    return why;
  }
}

/** Has the last lines written down, and that they are the last. */
export async function closeStory(state: WorkflowState): Promise<void> {
  if (!isAudited(state)) return;
  try {
    const why = await keepStory(state);
    if (why !== null) throw new Error(why);
    const kept = await keep(state, { from: state.journal.length, entries: [], closed: true });
    kept?.missing?.forEach(state.leaveOpen);
  } catch (failure) {
    const left = state.journal.length - state.kept;
    state.leaveOpen(`the record of the run is not closed (${reasonOf(failure)}); it lacks the last ${left} lines`);
  }
}

function keep(
  state: WorkflowState,
  input: Parameters<Activities['keepAudit']>[0],
): ReturnType<Activities['keepAudit']> {
  const { keepAudit } = proxyActivities<Activities>({
    taskQueue: siteQueueOf(workflowInfo().taskQueue, state.site),
    startToCloseTimeout: '30 s',
    heartbeatTimeout: '10 s',
    scheduleToCloseTimeout: '1 min',
    retry: { initialInterval: '1 s', maximumInterval: '15 s', nonRetryableErrorTypes: [...NON_RETRYABLE] },
  });
  const site = state.outline?.siteRules?.name;
  const given: Parameters<Activities['keepAudit']> = site === undefined ? [input] : [input, site];
  return keepAudit.executeWithOptions({ summary: 'write the story into the record' }, given);
}

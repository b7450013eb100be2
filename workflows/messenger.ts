import { CancellationScope, condition, proxyActivities, sleep, workflowInfo } from '@temporalio/workflow';
import type { Activities } from '../activities/types.ts';
import { NON_RETRYABLE } from '../plan/failures.ts';
import { createOutgoing, type Outgoing } from '../plan/outgoing.ts';
import { shorten } from '../plan/show-text.ts';
import type { CarriedNotices } from '../plan/types/continued.ts';
import type { Notice, Undelivered } from '../plan/types/notice.ts';
import type { NoticeMode } from '../plan/types/site-rules.ts';
import { undeliveredLines, withUndelivered } from '../plan/undelivered.ts';
import { siteQueueOf } from './messages.ts';
import { reasonOf } from './steps/look.ts';

/** Tells people who do not look. Nothing of a run waits for it, and nothing of it fails a run. */
export interface Messenger {
  /** What the site wants told is known from now on; undefined: nothing. */
  want(mode: NoticeMode | undefined): void;
  isWanted(): boolean;
  tell(notice: Notice): void;
  /** Sends what waits and can be sent. */
  goOn(): void;
  /** Waits until what is under way is told, or all, where nothing else will come; no longer than for so many seconds. */
  settle(what: 'under way' | 'all', seconds: number): Promise<void>;
  /** What is not told by now is not told any more. */
  giveUp(): void;
  /** What could not be delivered, as open items. */
  openItems(): readonly string[];
  /** What goes on to the next run of the chain. */
  carried(): { readonly notices?: CarriedNotices };
}

/** What a messenger has to know of its run. */
export interface MessengerOf {
  readonly siteOf: () => string | undefined;
  readonly isHandingOver: () => boolean;
  /** Is called when something could not be delivered. */
  readonly changed: () => void;
}

const NOBODY_YET: CarriedNotices = { waiting: [], sentAt: [], undelivered: {} };

export function createMessenger(
  before: CarriedNotices | undefined,
  wanted: NoticeMode | undefined,
  run: MessengerOf,
): Messenger {
  const outgoing = createOutgoing(before ?? NOBODY_YET);
  let { undelivered } = before ?? NOBODY_YET;
  let mode = wanted;
  const note = (list: readonly Undelivered[]): void => {
    if (list.length === 0) return;
    undelivered = withUndelivered(undelivered, list, new Date().toISOString());
    run.changed();
  };
  const goOn = createSender(outgoing, run, note);
  return {
    want: (what) => void (mode = what),
    isWanted: () => mode !== undefined,
    tell(notice) {
      if (mode === undefined || (mode === 'errors' && !notice.isError)) return;
      outgoing.add(notice);
      goOn();
    },
    goOn,
    async settle(what, seconds) {
      if (what === 'all') {
        outgoing.hurry();
        goOn();
      }
      const isSettled = (): boolean => (what === 'all' ? outgoing.isEmpty() : !outgoing.isUnderWay());
      if (!isSettled()) await condition(isSettled, seconds * 1000, { summary: 'notices are on their way' });
    },
    giveUp() {
      const left = outgoing.carried().waiting;
      note(left.map(() => ({ recipient: 'everybody', why: 'it was still on its way when the run ended' })));
    },
    openItems: () => undeliveredLines(undelivered),
    carried() {
      const notices = { ...outgoing.carried(), undelivered };
      const { waiting, sentAt } = notices;
      return waiting.length + sentAt.length + Object.keys(undelivered).length === 0 ? {} : { notices };
    },
  };
}

/** What sends whatever can be sent, and comes back to the rest by itself. */
function createSender(
  outgoing: Outgoing,
  { siteOf, isHandingOver }: MessengerOf,
  note: (list: readonly Undelivered[]) => void,
): () => void {
  let isWaking = false;
  const send = async (notice: Notice): Promise<void> => {
    note(await notified(notice, siteOf()));
    outgoing.finish(notice.id);
    goOn();
  };
  const wakeAt = async (moment: number): Promise<void> => {
    isWaking = true;
    await sleep(Math.max(1, moment - Date.now()), { summary: 'notices wait' });
    isWaking = false;
    goOn();
  };
  const goOn = (): void => {
    // What is sent at a seam would be cut off: the next run of the chain sends it.
    if (isHandingOver()) return;
    for (let next = outgoing.next(Date.now()); next !== null; next = outgoing.next(Date.now())) {
      const due = next;
      if (typeof due === 'number' && isWaking) return;
      // It is begun in handlers of signals too, which a cancellation of the workflow would reach.
      void CancellationScope.nonCancellable(() => (typeof due === 'number' ? wakeAt(due) : send(due)));
    }
  };
  return goOn;
}

/** Has a worker of the site tell people; whoever could not be told is returned, and everybody where none of it was done. */
async function notified(notice: Notice, site: string | undefined): ReturnType<Activities['notify']> {
  const { notify } = proxyActivities<Activities>({
    taskQueue: siteQueueOf(workflowInfo().taskQueue, site),
    startToCloseTimeout: '5 min',
    heartbeatTimeout: '20 s',
    scheduleToCloseTimeout: '10 min',
    // What may help against a server that is away, a worker tries by itself; here another worker may be the right one.
    retry: {
      initialInterval: '2 s',
      maximumInterval: '30 s',
      maximumAttempts: 10,
      nonRetryableErrorTypes: [...NON_RETRYABLE],
    },
  });
  try {
    const summary = shorten(`tell: ${notice.text}`, 150);
    return await notify.executeWithOptions({ summary }, site === undefined ? [notice] : [notice, site]);
  } catch (failure) {
    return [{ recipient: 'everybody', why: reasonOf(failure) }];
  }
}

import { mergeNotices } from './merge-notices.ts';
import { NOTICE_ROWS } from './notices.ts';
import type { Notice } from './types/notice.ts';
import type { CarriedOutgoing } from './types/continued.ts';

/** So many notices are on their way at once; what comes meanwhile waits, and more than that becomes one. */
export const AT_ONCE = 3;

/** Nobody gets more mails of one run within ten minutes, whoever floods it. */
export const MOST = 20;
export const WINDOW_MS = 600_000;

/** Notices on their way out. How they are sent, and what time it is, their run knows. */
export interface Outgoing {
  add(notice: Notice): void;
  /** The one that is to be sent now; or the moment, in milliseconds, at which to ask again; null while nothing can be. */
  next(now: number): Notice | number | null;
  /** One that `next` has given has come to its end. */
  finish(id: string): void;
  /** Nothing else will come: what waits goes out as one, whatever went out before. */
  hurry(): void;
  isUnderWay(): boolean;
  isEmpty(): boolean;
  /** What goes on to the next run of the chain: what is under way is sent once more, under the same id. */
  carried(): CarriedOutgoing;
}

/** How a run ends is told whatever else is on its way: there are few of these. */
const isEnd = ({ kind }: Notice): boolean => NOTICE_ROWS[kind].isEnd === true;

export function createOutgoing(before: CarriedOutgoing): Outgoing {
  const underWay = new Map<string, Notice>();
  let waiting: readonly Notice[] = before.waiting;
  let sentAt: readonly number[] = before.sentAt;
  let isHurried = false;
  const send = (notice: Notice, now: number): Notice => {
    waiting = waiting.filter((one) => one !== notice);
    underWay.set(notice.id, notice);
    if (!isEnd(notice)) sentAt = [...sentAt, now];
    return notice;
  };
  return {
    add(notice) {
      waiting = bounded([...waiting, notice]);
    },
    next(now) {
      const end = waiting.find(isEnd);
      if (end) return send(end, now);
      const [first] = waiting;
      if (first && isHurried) return send(first, now);
      if (!first || underWay.size >= AT_ONCE) return null;
      sentAt = sentAt.filter((at) => at > now - WINDOW_MS);
      const [oldest = now] = sentAt;
      return sentAt.length < MOST ? send(first, now) : oldest + WINDOW_MS;
    },
    finish: (id) => void underWay.delete(id),
    hurry() {
      isHurried = true;
      waiting = merged(waiting);
    },
    isUnderWay: () => underWay.size > 0,
    isEmpty: () => underWay.size === 0 && waiting.length === 0,
    carried: () => ({ waiting: bounded([...underWay.values(), ...waiting]), sentAt }),
  };
}

/** A few wait as they are; of more one is made that counts them, and whatever comes after it. */
function bounded(waiting: readonly Notice[]): readonly Notice[] {
  const others = waiting.filter((one) => !isEnd(one));
  const isMany = others.length > AT_ONCE || others.some(({ kind }) => kind === 'several');
  return isMany ? merged(waiting) : waiting;
}

/** How the run ends stays as it is; of all others one is made. */
function merged(waiting: readonly Notice[]): readonly Notice[] {
  const [first, ...rest] = waiting.filter((one) => !isEnd(one));
  return first ? [rest.reduce(mergeNotices, first), ...waiting.filter(isEnd)] : waiting;
}

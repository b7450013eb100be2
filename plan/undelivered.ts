import { clockText } from './clock-text.ts';
import { oneLine, shorten } from './show-text.ts';
import type { Undelivered } from './types/notice.ts';

/** What could not be told to one recipient, as long as it went on. */
export interface UndeliveredTo {
  readonly why: string;
  /** ISO 8601 in UTC. */
  readonly firstAt: string;
  readonly times: number;
}

/** By recipient. */
export type UndeliveredNotices = Readonly<Record<string, UndeliveredTo>>;

/** A site has fewer people and web servers; beyond that they are told of as one. */
const MOST_RECIPIENTS = 200;
const THE_REST = 'others';

const LONGEST_NAME = 150;
const LONGEST_REASON = 250;

/** The record with what could not be delivered now: for each recipient one entry, however long it goes on. */
export function withUndelivered(
  before: UndeliveredNotices,
  list: readonly Undelivered[],
  at: string,
): UndeliveredNotices {
  const all = new Map(Object.entries(before));
  for (const { recipient, why } of list) {
    const name = shorten(oneLine(recipient), LONGEST_NAME);
    const key = all.has(name) || all.size < MOST_RECIPIENTS ? name : THE_REST;
    const known = all.get(key);
    all.set(key, {
      why: known?.why ?? shorten(oneLine(why), LONGEST_REASON),
      firstAt: known?.firstAt ?? at,
      times: (known?.times ?? 0) + 1,
    });
  }
  return Object.fromEntries(all);
}

/** What is left open of it, a line for each recipient. */
export const undeliveredLines = (notices: UndeliveredNotices): readonly string[] =>
  Object.entries(notices).map(
    ([recipient, { why, firstAt, times }]) =>
      `notice to ${recipient} could not be delivered: ${why}; first at ${clockText(firstAt)}, ${times} in all`,
  );

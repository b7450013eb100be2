import type { PlannedDuration } from '../../plan/types/plan.ts';
import { DURATIONS } from './durations.ts';
import type { DurationName } from './types/cluster.ts';

/** Waits that a person keeps; all other durations are those of whole pieces of work, or of the product. */
const KEPT_BY_PEOPLE: readonly DurationName[] = [
  'subscriptionsSettle',
  'rebootLimit',
  'rebootSettle',
  'serviceStartLimit',
  'replicationLimit',
];

const inWords = (seconds: number): string =>
  seconds < 60 ? `${seconds} s` : seconds === 60 ? '1 minute' : `${Math.ceil(seconds / 60)} minutes`;

/** Waits of a plan that are less than half of what they are by themselves: a rehearsal's, or a slip of whoever wrote them. */
export const waitsShortened = (durations: readonly PlannedDuration[]): readonly string[] =>
  KEPT_BY_PEOPLE.flatMap((name) => {
    const planned = durations.find((one) => one.name === name);
    const { sentence, seconds } = DURATIONS[name];
    return planned && planned.seconds < seconds / 2
      ? [`${inWords(seconds)}, and not ${inWords(planned.seconds)}: ${sentence}`]
      : [];
  });

import type { DurationName, Durations } from './types/cluster.ts';
import type { Duration, DurationOrigin } from '../../plan/types/cluster.ts';
import type { PlannedDuration } from '../../plan/types/plan.ts';
import type { Procedure } from './types/procedure.ts';
import type { RequirementId } from './types/requirement.ts';

/** One duration of a run: what it means, how long it is by itself, and who says so. */
export interface DurationEntry {
  readonly sentence: string;
  readonly seconds: number;
  readonly origin: Exclude<DurationOrigin, 'cluster file'>;
  /** Empty where no document names a length. */
  readonly source: readonly RequirementId[];
  /** True when the document speaks of an installation and the figure is used for upgrades too, which must be said. */
  readonly borrowed?: boolean;
}

const MINUTE = 60;

/** Every duration of a run; a cluster file may set each. */
export const DURATIONS: Readonly<Record<DurationName, DurationEntry>> = {
  subscriptionsSettle: {
    sentence: 'Time after the last subscriber is done before anybody judges the subscriptions.',
    seconds: 35 * MINUTE,
    origin: 'document',
    source: ['VFY-01'],
    borrowed: true,
  },
  installLow: {
    sentence: 'Shortest time that the work on one server is expected to take.',
    seconds: 45 * MINUTE,
    origin: 'document',
    source: ['WIN-03'],
    borrowed: true,
  },
  installHigh: {
    sentence: 'Longest time that the work on one server is expected to take.',
    seconds: 90 * MINUTE,
    origin: 'document',
    source: ['WIN-03'],
    borrowed: true,
  },
  rebootLimit: {
    sentence: 'Time within which a server must be back from a reboot; after it a person is asked.',
    seconds: 15 * MINUTE,
    origin: 'ours',
    source: [],
  },
  rebootSettle: {
    sentence: 'Time that a server must have stayed up in one and the same boot before its reboot counts as done.',
    seconds: 60,
    origin: 'ours',
    source: [],
  },
  serviceStartLimit: {
    sentence: 'Time within which the services of a server must run after its reboot; after it a person is asked.',
    seconds: 10 * MINUTE,
    origin: 'ours',
    source: [],
  },
  replicationLimit: {
    sentence: 'Time within which the subscriptions must be good after a repair; after it a person is asked.',
    seconds: 35 * MINUTE,
    origin: 'ours',
    // VFY-10 asks for a second look after a repair and leaves its length open.
    source: ['VFY-10'],
  },
  oversubscribedLimit: {
    sentence: 'Time for which a secondary may carry more devices than its own; after it a person is asked.',
    seconds: 4 * 60 * MINUTE,
    origin: 'ours',
    // S1 says "a few hours" and gives no number.
    source: ['WIN-11'],
  },
  deviceReturnLimit: {
    sentence: 'Time within which the devices of a server are back after its upgrade; before it nobody needs to worry.',
    seconds: 30 * MINUTE,
    origin: 'document',
    source: ['WIN-15'],
  },
  tasksBefore: {
    sentence: 'Time that the tasks before the first server take.',
    seconds: 30 * MINUTE,
    origin: 'ours',
    source: ['WIN-05'],
  },
  tasksAfter: {
    sentence: 'Time that the tasks after the last server take.',
    seconds: 60 * MINUTE,
    origin: 'ours',
    source: ['WIN-05'],
  },
  applicationUpgrade: {
    sentence: 'Longest time that the work on an application server takes, by the documents of its applications.',
    seconds: 60 * MINUTE,
    origin: 'ours',
    source: ['WIN-05', 'APP-06'],
  },
  watchInterval: {
    sentence: 'Time between two looks at the publisher while people work at the console of a subscriber.',
    seconds: MINUTE,
    origin: 'ours',
    // "During the whole installation" is said; how often to look is not.
    source: ['ORD-16', 'ORD-17'],
  },
  promptReminder: {
    sentence: 'Time after which the people are reminded of a question that is still open.',
    seconds: 15 * MINUTE,
    origin: 'ours',
    source: [],
  },
};

/** The names in the order of the table. */
export const DURATION_NAMES = Object.keys(DURATIONS) as readonly DurationName[];

/** Durations of a cluster whose file sets only those in `seconds`; the others keep their defaults. */
export function durationsWith(seconds: Readonly<Partial<Record<DurationName, number>>>): Durations {
  const entries = DURATION_NAMES.map((name): [DurationName, Duration] => {
    const given = seconds[name];
    if (given !== undefined) return [name, { seconds: given, origin: 'cluster file' }];
    return [name, { seconds: DURATIONS[name].seconds, origin: DURATIONS[name].origin }];
  });
  return Object.fromEntries(entries) as Record<DurationName, Duration>;
}

/** What a plan says of its durations; a figure of the installation's document is borrowed where it serves an upgrade. */
export const plannedDurations = (durations: Durations, procedure: Procedure): readonly PlannedDuration[] =>
  DURATION_NAMES.map((name) => {
    const { sentence, borrowed } = DURATIONS[name];
    const isBorrowed = borrowed && procedure === 'upgrade' && durations[name].origin === 'document';
    return { name, ...durations[name], sentence, ...(isBorrowed ? { borrowed: true } : {}) };
  });

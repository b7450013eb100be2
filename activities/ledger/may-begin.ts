import { BY_THE_PLAN, type ActEntry, type LedgerEntry, type PlaceInPlan } from './entry.ts';

/** An act that somebody wants to begin, or to have looked at and left. */
export interface WantedAct {
  readonly event: 'begun' | 'left';
  readonly firstRun: string;
  readonly step: string;
  readonly place: PlaceInPlan;
  readonly act: string;
  readonly warrant: string;
  /** Why nothing may be begun at the site at this moment; null where it may. */
  readonly closed: string | null;
  /** Places of the acts that the plan has before it. */
  readonly before: readonly PlaceInPlan[];
}

interface Rule {
  /** Why the act may not begin, where it may not. */
  readonly why: (wanted: WantedAct, ours: readonly ActEntry[], all: readonly LedgerEntry[]) => string | null;
  /** Whether it holds as well where a person has decided about this act: they have seen how things stand. */
  readonly alsoByDecision: boolean;
}

/** What a ledger refuses, whatever papers an act brings along. */
export const LEDGER_RULES: Readonly<Record<string, Rule>> = {
  'the run is over': {
    why: ({ firstRun }, _ours, all) =>
      all.some((entry) => entry.event === 'ended' && entry.firstRun === firstRun)
        ? 'the run that the plan was approved for is over'
        : null,
    alsoByDecision: true,
  },
  'a later run has acted': {
    why({ firstRun }, ours, all) {
      const isBegun = ours.length > 0;
      const newest = all.findLast((entry) => entry.event !== 'ended');
      return isBegun && newest?.firstRun !== firstRun ? 'a later run of the cluster has acted since' : null;
    },
    alsoByDecision: true,
  },
  'not in a freeze': {
    // What was begun is ended, whatever the hour: a server is not left in its midst.
    why: ({ event, closed, place: [part] }, ours) =>
      event === 'begun' && closed !== null && !ours.some(({ place: [begun] }) => begun === part) ? closed : null,
    alsoByDecision: true,
  },
  'once each': {
    why: ({ event, act, step, warrant }, ours) =>
      event === 'begun' &&
      ours.some((entry) => entry.event === 'begun' && (entry.act === act || isSame(entry, step, warrant)))
        ? `${step} was begun already by the same ${warrant === BY_THE_PLAN ? 'approval' : 'decision'}`
        : null,
    alsoByDecision: true,
  },
  'never back': {
    why({ place }, ours) {
      const later = ours.find((entry) => entry.event === 'begun' && isBefore(place, entry.place));
      return later ? `${later.step}, which comes later in the plan, was begun already` : null;
    },
    alsoByDecision: false,
  },
  'nothing left out': {
    why({ before }, ours) {
      const missing = before.find((earlier) => !ours.some(({ place }) => isAt(place, earlier)));
      if (!missing) return null;
      return `step ${missing[1] + 1} of part ${missing[0] + 1} of the plan comes before it, and is neither done nor answered for`;
    },
    alsoByDecision: false,
  },
};

/** Why an act may not begin by what the site's workers have written down; null where it may. */
export function whyNot(wanted: WantedAct, all: readonly LedgerEntry[]): string | null {
  const isDecided = wanted.warrant !== BY_THE_PLAN;
  const ours = whatCounts(
    all.filter((entry): entry is ActEntry => 'act' in entry && entry.firstRun === wanted.firstRun),
  );
  for (const { why, alsoByDecision } of Object.values(LEDGER_RULES)) {
    const reason = isDecided && !alsoByDecision ? null : why(wanted, ours, all);
    if (reason !== null) return reason;
  }
  return null;
}

/** What was begun and of which nothing was sent is as good as not begun. */
function whatCounts(entries: readonly ActEntry[]): readonly ActEntry[] {
  const unsent = new Set(entries.flatMap(({ event, act }) => (event === 'unsent' ? [act] : [])));
  return entries.filter(({ act }) => !unsent.has(act));
}

const isSame = (entry: ActEntry, step: string, warrant: string): boolean =>
  entry.step === step && entry.warrant === warrant;

const isBefore = ([part, step]: PlaceInPlan, [laterPart, laterStep]: PlaceInPlan): boolean =>
  part < laterPart || (part === laterPart && step < laterStep);

const isAt = ([part, step]: PlaceInPlan, [otherPart, otherStep]: PlaceInPlan): boolean =>
  part === otherPart && step === otherStep;

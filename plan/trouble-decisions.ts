import { whoDecides } from './decisions.ts';
import type { PersonRole } from './types/cluster.ts';
import type { Remedy } from './types/report.ts';
import type { Choice, PromptStep } from './types/step.ts';

/** What a person may decide when somebody at the console, or anywhere, has reported that something is in the way. */
export type TroubleDecision = 'ask-again' | 'rebooted' | 'rerun' | 'go-on' | 'another-message' | 'attest' | 'stop';

const MEANING: Readonly<Record<TroubleDecision, string>> = {
  'ask-again': 'the trouble is mended; show the instructions once more',
  rebooted:
    'the server has rebooted, as its screen asked; see that nothing interferes, then show the instructions again',
  rerun: 'all that is said above is done, and the installer is started anew: a new attempt, with all its pages',
  'go-on': 'the message is confirmed and the installation goes on; what it leaves behind stays an open item',
  'another-message': 'the screen shows another message than the one above; the note has its whole text',
  attest: 'the work of this prompt is done all the same; the note says what I saw',
  stop: 'stop the run here; nothing further is started',
};

/** Choices that need a note where something is in the way. */
export const TROUBLE_DECISIONS_WITH_NOTE: readonly TroubleDecision[] = ['another-message', 'attest', 'stop'];

/** What may be decided about each kind of action: all that a run branches on (MSG-05). Nothing: nobody has to decide. */
const BY_REMEDY: Readonly<Record<Remedy, readonly TroubleDecision[]>> = {
  information: [],
  'enter again': ['ask-again', 'another-message', 'attest', 'stop'],
  'repair and rerun': ['rerun', 'ask-again', 'another-message', 'attest', 'stop'],
  'reboot and rerun': ['rerun', 'rebooted', 'another-message', 'attest', 'stop'],
  abort: ['rerun', 'another-message', 'stop'],
  'later task': ['go-on', 'another-message', 'stop'],
  reinstall: ['another-message', 'stop'],
  unknown: ['ask-again', 'rebooted', 'attest', 'stop'],
};

/** The choices after a report: no word clears away what blocks, and a reboot is reported where an installer may ask for one. */
export const troubleDecisions = (
  remedy: Remedy,
  may: { readonly beAttested: boolean; readonly haveRebooted: boolean },
): readonly Choice[] =>
  BY_REMEDY[remedy]
    .filter((value) => (value !== 'attest' || may.beAttested) && (value !== 'rebooted' || may.haveRebooted))
    .map((value) => ({ value, meaning: MEANING[value] }));

/** Who may decide: that a machine is imaged anew is for an approver to say (MSG-09). */
export const whoDecidesTrouble = (remedy: Remedy, step: PromptStep): PersonRole =>
  remedy === 'reinstall' ? 'approver' : whoDecides(step);

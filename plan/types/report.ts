/**
 * What kind of action a reported message asks for: the one thing about it that a run branches on (MSG-05). `unknown`:
 * nothing is known of it, or what is known does not fit.
 */
export type Remedy =
  | 'information'
  | 'enter again'
  | 'repair and rerun'
  | 'reboot and rerun'
  | 'abort'
  | 'later task'
  | 'reinstall'
  | 'unknown';

/** What a person has reported at a prompt, and where. */
export interface Report {
  readonly text: string;
  /** What the plan says that the server is; absent: the prompt is about no server. */
  readonly role?: string;
  /** Whether the prompt is one at a console at which an installer runs. */
  readonly atInstaller: boolean;
}

/** What a report is known to be. */
export interface Meaning {
  readonly remedy: Remedy;
  /** Id of the message in the platform's catalogue; absent: it is none of them. */
  readonly message?: string;
  /** What the screen named, by the place of the message in which it stood. */
  readonly named?: Readonly<Record<string, string>>;
}

/** The same, with what people are told of it. */
export interface Explained extends Meaning {
  /** What stays to be done when the run has gone on or has stopped; absent: nothing. */
  readonly leavesOpen?: string;
  /** What it is, why, and what comes next, in lines for people. */
  readonly lines: readonly string[];
}

/** A message of the platform's catalogue that a text may be. */
export interface ExplainedMessage {
  readonly id: string;
  readonly message: string;
  readonly reason: string;
  readonly action: string;
  readonly ends: 'yes' | 'no' | 'your choice' | 'unknown';
  /** How sure it is, 0 to 1. */
  readonly score: number;
}

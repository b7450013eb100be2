/**
 * Where a worker stands in one activity. Of an act: it begins; it has looked; its intent is written down; its command is on
 * the way; the effect is there and not yet reported. A look begins and has looked.
 */
export const MOMENTS = ['begins', 'looked', 'written down', 'under way', 'done'] as const;
export type Moment = (typeof MOMENTS)[number];

/** What a worker says to whoever may strike it there, and waits for leave to go on. */
export interface Announcement {
  readonly number: number;
  readonly moment: Moment;
  /** Type of the activity: the name of the check or action. */
  readonly activity: string;
  readonly isAct: boolean;
  /** The server that it is about. */
  readonly server: string;
  readonly attempt: number;
}

/** Leave to go on. */
export interface GoOn {
  readonly number: number;
}

/** How a field of a worksheet stands: written down, missing, a secret that is never printed, or not asked for here. */
export type FieldState = 'filled' | 'open' | 'secret' | 'not asked';

/** One line of what a person needs at hand before an installer is started. */
export interface SheetField {
  readonly field: string;
  readonly state: FieldState;
  /** Null where it is open, a secret, or not asked for. */
  readonly value: string | null;
  /** Where a secret lies, where an open one is written down, what to mind. */
  readonly note: string;
  /** Numbers of the rules that it comes from. */
  readonly source: readonly string[];
}

/** A value that is typed, chosen or compared on a page. */
export interface SheetEntry {
  readonly field: string;
  readonly value: string;
}

/** One window of an installer. */
export interface SheetPage {
  readonly window: string;
  /** What stands there by itself, to be compared. */
  readonly shown: readonly SheetEntry[];
  /** What is typed or chosen. */
  readonly typed: readonly SheetEntry[];
  readonly button: string;
  /** What is not taken there, and what must not be done; empty where nothing is known. */
  readonly mind: string;
  readonly source: readonly string[];
}

/** What happens at the console in one go. */
export interface Sitting {
  readonly title: string;
  readonly lines: readonly string[];
  readonly pages: readonly SheetPage[];
  readonly source: readonly string[];
}

/** What is stuck to a drive that is taken out and kept: later nobody knows otherwise what it brings back. */
export interface DriveLabel {
  readonly cluster: string;
  readonly server: string;
  readonly address: string;
  readonly model: string;
  /** Null where the person who pulls it chooses. */
  readonly slot: number | null;
  /** What it brings back. */
  readonly holds: string;
}

/** All that whoever stands at one server's console needs: the fields, then the sittings in the order of work. */
export interface Worksheet {
  readonly server: string;
  readonly role: string;
  readonly fields: readonly SheetField[];
  readonly sittings: readonly Sitting[];
  readonly labels: readonly DriveLabel[];
}

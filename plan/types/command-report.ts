/** What one command of an act said of itself. */
export interface CommandReport {
  readonly command: string;
  readonly answer: 'accepted' | 'refused' | 'unknown' | 'not sent';
  /** The end of what it printed, in one line. */
  readonly said: string;
}

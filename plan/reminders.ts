/** So many reminders come at the interval that is wanted; the pauses between later ones double, up to the longest. */
const AT_THE_INTERVAL = 4;
const LONGEST_MS = 6 * 3_600_000;

/**
 * When people are reminded next of what is still open: at first as often as is wanted, then ever more rarely. In a night they
 * hear of it soon and again; over a weekend nobody gets a hundred mails that say the same, and the history stays short.
 * @param sinceMs for how long it has been open
 * @param intervalMs how often people want to be reminded; a longer interval than the longest pause stays as it is
 * @returns milliseconds after it was asked
 */
export function nextReminder(sinceMs: number, intervalMs: number): number {
  let pause = intervalMs;
  for (let count = 1, due = intervalMs; ; count += 1) {
    if (due > sinceMs) return due;
    if (count >= AT_THE_INTERVAL && pause < LONGEST_MS) pause = Math.min(LONGEST_MS, pause * 2);
    // Past the last pause that grows there is nothing to count.
    if (pause >= LONGEST_MS && count >= AT_THE_INTERVAL) return due + pause * Math.ceil((sinceMs - due + 1) / pause);
    due += pause;
  }
}

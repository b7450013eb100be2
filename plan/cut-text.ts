/** Longest text of one fact or one reason (ours): far beyond every name of Windows, far below what a history takes. */
export const LONGEST_TEXT = 500;

/** Longest text of a verdict, which may tell of many servers (ours). */
export const LONGEST_VERDICT = 4_000;

/** A text of at most so many characters, and a mark that says how many there were; never in the midst of a character. */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  const whole = ownText(text.slice(0, most).replace(/[\uD800-\uDBFF]$/, ''));
  return `${whole}… [cut: ${text.length} characters in all]`;
}

/**
 * The same text in memory of its own. A piece of a text is kept by V8 as a view of the whole: a reason of three hundred
 * characters would hold the four megabytes that a host printed, for as long as anybody remembers the reason.
 */
const ownText = (piece: string): string => Array.from(piece).join('');

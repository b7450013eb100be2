/** Prints lines about work in progress. */
export interface ProgressPrinter {
  /** A line about something that goes on: over the line before on a terminal, else when there is news, and now and then. */
  show(text: string): void;
  /** A line that stays. */
  say(text: string): void;
}

/** Where lines go: standard output, or whatever looks like it. */
export interface Output {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** How often work that goes on is told where nobody watches, in milliseconds. */
const REPEAT = 20_000;
const CLEAR_LINE = '\r\u001b[K';

/** Numbers that grow are no news. */
const newsOf = (text: string): string => text.replace(/\d+/g, '#');

export function createProgressPrinter(output: Output, now: () => number = Date.now): ProgressPrinter {
  let last = { news: '', at: 0 };
  return {
    show(text) {
      if (output.isTTY) {
        output.write(`${CLEAR_LINE}${text.slice(0, (output.columns ?? 80) - 1)}`);
        return;
      }
      if (newsOf(text) === last.news && now() - last.at < REPEAT) return;
      last = { news: newsOf(text), at: now() };
      output.write(`  ${text}\n`);
    },
    say: (text) => void output.write(`${output.isTTY ? CLEAR_LINE : ''}${text}\n`),
  };
}

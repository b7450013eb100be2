import type { Sink } from './sink.ts';

/** A line about work in progress that replaces the one before where somebody watches. */
export interface ProgressLine {
  show(text: string): void;
  /** Takes the line away, so that other text can be written. */
  clear(): void;
}

/** How often a line without news is repeated where nobody watches, in milliseconds. */
const REPEAT = 30_000;

/** Counts and times change with every look: they alone are no news. */
const withoutFigures = (text: string): string => text.replace(/[\d:.,]+/g, '');

/** In a terminal one line that changes; in a pipe a line for each piece of news. */
export function createProgressLine(stderr: Sink, now: () => number = Date.now): ProgressLine {
  return stderr.isTTY ? inTerminal(stderr) : inPipe(stderr, now);
}

function inTerminal(stderr: Sink): ProgressLine {
  let shown = false;
  return {
    show(text) {
      stderr.write(`\r\u001b[K${text.slice(0, (stderr.columns ?? 80) - 1)}`);
      shown = true;
    },
    clear() {
      if (shown) stderr.write('\r\u001b[K');
      shown = false;
    },
  };
}

function inPipe(stderr: Sink, now: () => number): ProgressLine {
  let last = { news: '', at: 0 };
  return {
    show(text) {
      const news = withoutFigures(text);
      if (news === last.news && now() - last.at < REPEAT) return;
      last = { news, at: now() };
      stderr.write(`${text}\n`);
    },
    clear: () => undefined,
  };
}

import picocolors from 'picocolors';
import { createProgressLine } from './progress-line.ts';
import type { Sink } from './sink.ts';

export type Colors = ReturnType<typeof picocolors.createColors>;

/** The only way a command speaks. With `--json`, stdout carries documents alone and all else goes to stderr. */
export interface Output {
  readonly json: boolean;
  /** Paints text for `result` and `tell`; paints nothing in a pipe, under NO_COLOR and with `--json`. */
  readonly colors: Colors;
  /** Columns that a table may fill. */
  readonly width: number;
  /** True when a person watches stdout. */
  readonly terminal: boolean;
  /** The outcome of a command: the document for machines or the text for people. */
  result(document: unknown, text: () => string): void;
  /** One document on one line (only for commands that say so), or the text for people. */
  resultLine(document: unknown, text: () => string): void;
  /** A line of a story that goes on while the command runs. */
  readonly tell: (text: string) => void;
  /** Warnings and news: always stderr. */
  readonly note: (text: string) => void;
  /** What is going on right now, on stderr: in a terminal each call replaces the line before. */
  readonly progress: (text: string) => void;
  /** Takes the line of progress away. */
  endProgress(): void;
}

/** Columns of a table where there is no terminal to ask. */
const WIDTH_WITHOUT_TERMINAL = 120;

/** Joins the two streams and the mode to the one thing commands speak through. */
export function createOutput(options: { stdout: Sink; stderr: Sink; json: boolean }): Output {
  const { stdout, stderr, json } = options;
  const terminal = stdout.isTTY === true;
  // picocolors paints under CI and FORCE_COLOR even in a pipe, where the contract wants plain text.
  const colors = picocolors.createColors(!json && terminal && picocolors.isColorSupported);
  const progress = createProgressLine(stderr);
  const say = (sink: Sink, text: string): void => {
    progress.clear();
    sink.write(text.endsWith('\n') ? text : `${text}\n`);
  };
  const write = (document: unknown, indent: number, text: () => string): void =>
    say(stdout, json ? JSON.stringify(document, null, indent) : text());
  return {
    json,
    colors,
    width: stdout.columns ?? WIDTH_WITHOUT_TERMINAL,
    terminal,
    result: (document, text) => write(document, 2, text),
    resultLine: (document, text) => write(document, 0, text),
    tell: (text) => say(json ? stderr : stdout, text),
    note: (text) => say(stderr, text),
    progress: (text) => progress.show(text),
    endProgress: () => progress.clear(),
  };
}

import picocolors from 'picocolors';
import { oneLine } from '../plan/show-text.ts';
import { createPaint, type Colors } from './paint.ts';
import { createProgressLine } from './progress-line.ts';
import { safeJson } from './safe-json.ts';
import type { Sink } from './sink.ts';

export type { Colors } from './paint.ts';

/** The only way a command speaks; whatever a terminal would act on becomes visible here. With `--json`, stdout carries documents alone and all else goes to stderr. */
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
  /** With `--json` the document of an end by an error: the only one, or a last line after others; none where the outcome is told already. */
  failure(document: unknown): void;
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
  const paint = createPaint(!json && terminal && picocolors.isColorSupported);
  const { colors } = paint;
  const progress = createProgressLine(stderr);
  const say = (sink: Sink, text: string): void => {
    progress.clear();
    sink.write(text.endsWith('\n') ? text : `${text}\n`);
  };
  const tell = (sink: Sink, text: string): void => say(sink, paint.show(text));
  let told: 'nothing' | 'lines' | 'the outcome' = 'nothing';
  const write = (document: unknown, indent: number, text: () => string): void => {
    told = indent === 0 ? 'lines' : 'the outcome';
    if (json) say(stdout, safeJson(document, indent));
    else tell(stdout, text());
  };
  return {
    json,
    colors,
    width: stdout.columns ?? WIDTH_WITHOUT_TERMINAL,
    terminal,
    result: (document, text) => write(document, 2, text),
    resultLine: (document, text) => write(document, 0, text),
    failure: (document) => {
      if (json && told !== 'the outcome') say(stdout, safeJson(document, told === 'lines' ? 0 : 2));
    },
    tell: (text) => tell(json ? stderr : stdout, text),
    note: (text) => tell(stderr, text),
    progress: (text) => progress.show(oneLine(text)),
    endProgress: () => progress.clear(),
  };
}

import { oneLine, type CommandAnswer } from './command-answer.ts';

/** `[SC] ... FAILED 1060:` in every language: names of functions are not translated, numbers never. */
const FAILED = /^\[SC\] .*?\b(\d{1,5})\s*:/m;
/** `[SC] ChangeServiceConfig SUCCESS`: a function and a word in some language, and no number. */
const SUCCESS = /^\[SC\] [A-Za-z]+ [^\d:\r\n]+\r*$/m;
/** `STATE : 3 STOP_PENDING` or, on German systems, `STATUS : 3 STOP_PENDING`; the constant's name is the same everywhere. */
const STATE = /:\s*[1-7]\s+(STOPPED|START_PENDING|STOP_PENDING|RUNNING|CONTINUE_PENDING|PAUSE_PENDING|PAUSED)\b/;

/** Errors that say that the service already is as it was asked to be: 1062 not started, 1056 runs already. */
const ALREADY: ReadonlySet<number> = new Set([1056, 1062]);

/** Reads what `sc stop`, `sc start` and `sc config` printed. Accepted means begun: whether it is done, a look says. */
export function readSc(output: string): CommandAnswer {
  const text = oneLine(output);
  const failed = FAILED.exec(output);
  if (failed) {
    const code = Number(failed[1]);
    return ALREADY.has(code) ? { kind: 'accepted', text } : { kind: 'refused', text, code };
  }
  return SUCCESS.test(output) || STATE.test(output) ? { kind: 'accepted', text } : { kind: 'unknown', text };
}

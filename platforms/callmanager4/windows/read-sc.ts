import type { Reader } from './command-answer.ts';

/** `[SC] ... FAILED 1060:` in every language: names of functions are not translated, numbers never. */
const FAILED = /^\[SC\] .*?\b(\d{1,5})\s*:/m;
/** `[SC] ChangeServiceConfig SUCCESS`: a function and a word in some language, and no number. */
const SUCCESS = /^\[SC\] [A-Za-z]+ [^\d:\r\n]+\r*$/m;
/** `STATE : 3 STOP_PENDING` or, on German systems, `STATUS : 3 STOP_PENDING`; the constant's name is the same everywhere. */
const STATE = /:\s*[1-7]\s+(STOPPED|START_PENDING|STOP_PENDING|RUNNING|CONTINUE_PENDING|PAUSE_PENDING|PAUSED)\b/;

/** What `sc stop`, `sc start` and `sc config` print. Taken means begun: whether it is done, a look says. */
export const SC: Reader = {
  taken: (stdout) => SUCCESS.test(stdout) || STATE.test(stdout),
  refused: (output) => {
    const code = FAILED.exec(output)?.[1];
    return code === undefined ? undefined : { code: Number(code) };
  },
  // 1062 not started, 1056 runs already.
  already: new Set([1056, 1062]),
};

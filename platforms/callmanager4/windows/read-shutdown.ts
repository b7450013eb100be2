import type { Reader } from './command-answer.ts';

/** `\\\\NODE: The RPC server is unavailable.(1722)`: the text is translated, the number in brackets is not. */
const FAILED = /\((\d{1,5})\)\s*$/m;

/**
 * What `shutdown` prints, that of Windows XP and that of the Resource Kit: nothing when it was taken, and nothing
 * either in some failures, which only the boot time can tell apart.
 */
export const SHUTDOWN: Reader = {
  taken: (stdout) => stdout.trim() === '',
  refused: (output) => {
    const code = FAILED.exec(output)?.[1];
    return code === undefined ? undefined : { code: Number(code) };
  },
};

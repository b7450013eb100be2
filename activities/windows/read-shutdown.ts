import { oneLine, type CommandAnswer } from './command-answer.ts';

/** `\\NODE: The RPC server is unavailable.(1722)`: the text is translated, the number in brackets is not. */
const FAILED = /\((\d{1,5})\)\s*$/m;

/**
 * Reads what `shutdown` printed: nothing when it was accepted, and nothing either in some failures, which only the boot
 * time can tell apart. Anything without an error number is unknown.
 */
export function readShutdown(output: string): CommandAnswer {
  const text = oneLine(output);
  if (text === '') return { kind: 'accepted', text };
  const failed = FAILED.exec(output);
  return failed ? { kind: 'refused', text, code: Number(failed[1]) } : { kind: 'unknown', text };
}

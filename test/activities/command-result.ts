import fc from 'fast-check';
import type { CommandResult } from '../../plan/platform/hosts.ts';

/** A command that printed nothing and ended well, with changes. */
export const resultOf = (changes: Partial<CommandResult> = {}): CommandResult => ({
  host: 'station:22',
  command: 'x',
  exitCode: 0,
  stdout: '',
  stderr: '',
  durationMs: 10,
  timedOut: false,
  disconnected: false,
  overflowed: false,
  ...changes,
});

/** Every way in which the channel of a command can end. */
export const ENDS: readonly Partial<CommandResult>[] = [
  { exitCode: 0 },
  { exitCode: 1 },
  { exitCode: -1 },
  { exitCode: null },
  { exitCode: null, signal: 'KILL' },
  { exitCode: null, disconnected: true },
  { exitCode: null, timedOut: true },
];

/** One of them. */
export const anyEnd = fc.constantFrom(...ENDS);

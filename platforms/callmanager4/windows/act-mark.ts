import type { CommandResult } from '../../../plan/platform/hosts.ts';
import { SCRIPT_FOLDER } from './script-folder.ts';

const BEGUN = 'ccmctl-begun';
const WITHDRAWN = 'ccmctl-withdrawn';

// Each word has the act's own name behind it: what a host says of another act is no answer to this one.
const begun = (act: string): string => `${BEGUN} ${act}`;
const withdrawn = (act: string): string => `${WITHDRAWN} ${act}`;

const markOf = (act: string): string => `${SCRIPT_FOLDER}\\${act}.act`;

/** Writes the mark of an act on the host that its commands run on. */
export const beginLine = (act: string): string =>
  `mkdir ${SCRIPT_FOLDER} 2>nul & echo act > ${markOf(act)} & if exist ${markOf(act)} echo ${begun(act)}`;

/**
 * A command that has an effect only while the mark of its act lies on the host: one line, taken apart and carried out by
 * the host's own command processor, however late it gets there. The last one takes the mark away first.
 */
export const guardedLine = (act: string, command: string, isLast: boolean): string =>
  `if not exist ${markOf(act)} (echo ${withdrawn(act)}) else (${isLast ? `del ${markOf(act)} & ` : ''}${command})`;

/** Takes the mark away: no command of that act that gets there from now on has an effect. */
export const withdrawLine = (act: string): string =>
  `del ${markOf(act)} 2>nul & if not exist ${markOf(act)} echo ${withdrawn(act)}`;

const says = (word: string, { stdout, overflowed }: Said): boolean =>
  !overflowed && stdout.split(/[\r\n]+/).some((line) => line.trim() === word);

/** What a host said. */
type Said = Pick<CommandResult, 'stdout' | 'overflowed'>;
type Printed = Pick<CommandResult, 'stdout' | 'stderr' | 'overflowed'>;

/** Whether the host said that the mark of this act lies there. */
export const isBegun = (act: string, said: Said): boolean => says(begun(act), said);

/** Whether the host said that the mark of this act was taken away. */
export const isWithdrawn = (act: string, said: Said): boolean => says(withdrawn(act), said);

/** Whether a command had no effect since there was no mark: a host that said anything else beside it may have done something. */
export const hadNoEffect = (act: string, { stdout, stderr, overflowed }: Printed): boolean =>
  !overflowed && stderr.trim() === '' && stdout.trim() === withdrawn(act);

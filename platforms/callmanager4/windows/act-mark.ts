import { SCRIPT_FOLDER } from './script-folder.ts';

const BEGUN = 'ccmctl-begun';
const WITHDRAWN = 'ccmctl-withdrawn';

const markOf = (act: string): string => `${SCRIPT_FOLDER}\\${act}.act`;

/** Writes the mark of an act on the host that its commands run on. */
export const beginLine = (act: string): string =>
  `mkdir ${SCRIPT_FOLDER} 2>nul & echo act > ${markOf(act)} & if exist ${markOf(act)} echo ${BEGUN}`;

/**
 * A command that has an effect only while the mark of its act lies on the host: one line, taken apart and carried out by
 * the host's own command processor, however late it gets there. The last one takes the mark away first.
 */
export const guardedLine = (act: string, command: string, isLast: boolean): string =>
  `if not exist ${markOf(act)} (echo ${WITHDRAWN}) else (${isLast ? `del ${markOf(act)} & ` : ''}${command})`;

/** Takes the mark away: no command of that act that gets there from now on has an effect. */
export const withdrawLine = (act: string): string =>
  `del ${markOf(act)} 2>nul & if not exist ${markOf(act)} echo ${WITHDRAWN}`;

const says = (word: string, stdout: string): boolean => stdout.split(/[\r\n]+/).some((line) => line.trim() === word);

/** Whether the host said that the mark lies there. */
export const isBegun = (stdout: string): boolean => says(BEGUN, stdout);

/** Whether the host said that there is no mark: in answer to a command that it had no effect, else that it was taken away. */
export const isWithdrawn = (stdout: string): boolean => says(WITHDRAWN, stdout);

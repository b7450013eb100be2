import type { CommandWord } from '../command-words.ts';
import { SCRIPT_FOLDER } from './script-folder.ts';

/** Name of the script that does it. */
export const RUN_THERE = 'run-there.vbs';

/**
 * Runs a command line on a node that only its host reaches, and prints what it printed there.
 * @param word what the last line repeats: a nonce, or any word where nobody reads the output
 * @param line without quotation marks
 */
export const runThereLine = (node: CommandWord, word: string, line: string): string =>
  `cscript //nologo ${SCRIPT_FOLDER}\\${RUN_THERE} ${node} ${word} "${line}"`;

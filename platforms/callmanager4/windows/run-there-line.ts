import type { CommandWord } from '../command-words.ts';
import type { Reader } from './command-answer.ts';
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

/** The script ends well whatever it has come to: it was taken where the output of the line is whole. */
export const RUN_THERE_ANSWER: Reader = {
  taken: (stdout) => /^out\.count=\d+\s*$/m.test(stdout) && /^end=/m.test(stdout),
  refused: (output) => {
    const code = /^error\.[a-z]+=(-?\d+)/m.exec(output)?.[1];
    return code === undefined ? undefined : { code: Number(code) };
  },
};

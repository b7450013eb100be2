import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { CommandWord } from '../command-words.ts';
import { SCRIPT_FOLDER } from './script-folder.ts';
import type { Depth } from '../types/eyes.ts';

/** Version of the probe script's output; the script prints it first. */
export const PROBE_VERSION = '5';

const PROBE_PATH = `${SCRIPT_FOLDER}\\probe.vbs`;

/** A word that no earlier output can hold: the last line of a whole output repeats it. */
export const newNonce = (): string => randomBytes(8).toString('hex');

/** A server by its computer name, or the machine that the script runs on. */
export type ProbedNode = CommandWord | '.';

/** What `cmd.exe`, and no other shell, replaces by its own path: so a host tells which one evaluates our command lines. */
const SHELL = '%COMSPEC%';

/** Runs the probe script for a node; `.` is the machine that it runs on. %COMSPEC% is what its shell makes of it. */
export const probeCommand = (node: ProbedNode, nonce: string, depth: Depth): string =>
  `cscript //nologo ${PROBE_PATH} ${node} ${nonce} ${SHELL}${depth === 'with log' ? ' log' : ''}`;

/** Asks a host that cannot run the script which shell it has. */
export const shellCommand = (nonce: string): string => `echo ${SHELL} ${nonce}`;

/** Makes the folder of scripts; it complains, harmlessly, where there is one: what counts is whether the script runs then. */
export const makeScriptFolderCommand = `mkdir ${SCRIPT_FOLDER}`;

/** Writes its standard input to the file of a script. */
export const writeScriptCommand = (name: string): string => `find /v "" > ${SCRIPT_FOLDER}\\${name}`;

/** A script of this folder, with line ends of Windows. */
export const scriptText = (name: string): string =>
  readFileSync(new URL(`./${name}`, import.meta.url), 'latin1').replace(/\r?\n/g, '\r\n');

export const probeScript = scriptText('probe.vbs');

/** Lines of what a script printed. */
export const linesOf = (output: string): readonly string[] => output.replace(/^\uFEFF/, '').split(/[\r\n]+/);

/** Whether an output was written by this version of the script. Its absence is told by that alone: messages are localized. */
export const isOfThisProbe = (output: string): boolean => linesOf(output).includes(`probe=${PROBE_VERSION}`);

/** Whether an output shows that the host's shell left the word as it was: it is not `cmd.exe`. */
export const isOfOtherShell = (output: string): boolean =>
  linesOf(output).some((line) =>
    line
      .replace(/^shell=/, '')
      .trimStart()
      .startsWith(SHELL),
  );

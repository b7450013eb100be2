import { known, unknown, type Fact } from '../../../plan/fact.ts';
import type { CommandResult } from '../../../plan/platform/hosts.ts';
import type { NameFilesSeen, TextFileSeen } from '../types/observation.ts';
import type { ProbedNode } from './probe.ts';
import { linesBefore, wholeAnswer } from './whole-answer.ts';

/** The two files by their names; neither has an ending (NAM-08). */
export const NAME_FILES = ['hosts', 'lmhosts'] as const;
export type NameFile = (typeof NAME_FILES)[number];

/** Where Windows 2000 keeps both (NAM-07). */
export const NAME_FILES_FOLDER = 'WINNT\\system32\\drivers\\etc';

const folderOf = (node: ProbedNode): string => `${node === '.' ? 'C:' : `\\\\${node}\\C$`}\\${NAME_FILES_FOLDER}`;

/** Where a file of a node lies, as its host has it. */
export const nameFilePath = (node: ProbedNode, file: NameFile): string => `${folderOf(node)}\\${file}`;

/** Lines and characters of one file that are taken (ours): a history carries them, and S2 wants a line for each server. */
const MOST_LINES = 300;
const MOST_CHARACTERS = 16_000;

/**
 * Types one file of a node. A file that is not there is told from one that cannot be seen by the folder around it, and one
 * that broke off has no mark, since `&&` goes on only where `type` has succeeded.
 */
export function typeCommand(node: ProbedNode, file: NameFile, nonce: string): string {
  const folder = folderOf(node);
  const path = nameFilePath(node, file);
  return `if exist ${path} (type ${path} && echo there=${nonce}) else if exist ${folder} (echo none=${nonce}) else (echo unseen=${nonce})`;
}

/** Reads what it printed: the lines of the file, null where there is none. */
export function readTyped(result: CommandResult, nonce: string): TextFileSeen {
  const read = wholeAnswer(result, (stdout) => {
    // A file need not end with a line end, so the mark may stand behind its last line.
    const whole = linesBefore(stdout, new RegExp(`^(.*)(there|none|unseen)=${nonce}\\s*$`));
    return whole && { word: whole.end[2], lines: [...whole.lines, ...(whole.end[1] ? [whole.end[1]] : [])] };
  });
  if (!read.known) return read;
  if (read.value.word === 'unseen') return unknown('its folder cannot be seen');
  return read.value.word === 'none' ? known(null) : inBounds(read.value.lines);
}

function inBounds(lines: readonly string[]): Fact<readonly string[]> {
  const characters = lines.reduce((sum, line) => sum + line.length, 0);
  const isSmall = lines.length <= MOST_LINES && characters <= MOST_CHARACTERS;
  return isSmall ? known(lines) : unknown(`${lines.length} lines of ${characters} characters are more than is taken`);
}

const nothing = unknown('they were not read in this look');

/** What is known of them where nobody asked. */
export const NOT_READ: NameFilesSeen = { hosts: nothing, lmhosts: nothing };

/** Reads both files of a node by commands on its host. */
export async function readNameFiles(
  node: ProbedNode,
  nonceOf: () => string,
  run: (command: string) => Promise<Fact<CommandResult>>,
): Promise<NameFilesSeen> {
  const seen = async (file: NameFile): Promise<TextFileSeen> => {
    const nonce = nonceOf();
    const result = await run(typeCommand(node, file, nonce));
    return result.known ? readTyped(result.value, nonce) : result;
  };
  return { hosts: await seen('hosts'), lmhosts: await seen('lmhosts') };
}

import { lines, type Command, type CommandHost } from './command.ts';

/** `-m \\NODE` of Windows XP and later; `\\NODE` or `/l` of the Resource Kit for Windows 2000. */
function target(words: readonly string[], { self }: CommandHost): string | null {
  const named = words.find((word) => word.startsWith('\\\\'));
  return named ? named.slice(2) : self;
}

const isSwitch = (word: string): boolean => /^[-/]/.test(word);

const has = (words: readonly string[], letter: string): boolean =>
  words.some((word) => isSwitch(word) && word.slice(1).toLowerCase() === letter);

/** The word behind `-c`, or the one that is no switch. */
function commentOf(words: readonly string[]): string {
  const after = words.findIndex((word) => word.toLowerCase() === '-c');
  if (after > 0) return words[after + 1] ?? '';
  return words.slice(1).find((word) => !isSwitch(word) && !word.startsWith('\\\\')) ?? '';
}

/** `shutdown`: reboots; prints nothing when it was understood. */
export const shutdown: Command = {
  target,
  acts: () => true,
  run: ({ words, node, pretend, self, cluster }) => {
    const name = target(words, { self, cluster, files: new Map() });
    if (!has(words, 'r'))
      return { stdout: lines('Usage: shutdown [-r] [-m \\\\computername] [-t xx] [-c "comment"]'), exitCode: 1 };
    if (!node) {
      return { stdout: '', stderr: lines(`\\\\${name}: The RPC server is unavailable.(1722)`), exitCode: 1722 };
    }
    if (!pretend) node.reboot('command', commentOf(words));
    return { stdout: '', exitCode: 0 };
  },
};

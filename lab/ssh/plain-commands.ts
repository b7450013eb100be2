import { copy, echo, findstr, move } from './file-commands.ts';
import { NAME_COMMANDS } from './name-commands.ts';
import { contentAt } from './paths.ts';
import { lines, type Command } from './command.ts';

const none = (): null => null;
const never = (): boolean => false;

const ofHost = (run: Command['run']): Command => ({ target: none, acts: never, run });

/** `find /v "" > FILE`: copies standard input into a file; the redirection itself is the shell's. */
const find = ofHost(({ input }) => ({ stdout: input, exitCode: 0 }));

const mkdir = ofHost(({ words, files }) => {
  const path = (words[1] ?? '').toLowerCase();
  if (files.has(`${path}\\`)) {
    return { stdout: '', stderr: lines(`A subdirectory or file ${words[1]} already exists.`), exitCode: 1 };
  }
  files.set(`${path}\\`, '');
  return { stdout: '', exitCode: 0 };
});

const del = ofHost(({ words, files }) => {
  const path = words[1] ?? '';
  if (files.delete(path.toLowerCase())) return { stdout: '', exitCode: 0 };
  return { stdout: '', stderr: lines(`Could Not Find ${path}`), exitCode: 0 };
});

const type = ofHost(({ words, ...host }) => {
  const content = contentAt(words[1] ?? '', host);
  return content === undefined
    ? { stdout: '', stderr: lines('The system cannot find the file specified.'), exitCode: 1 }
    : { stdout: content, exitCode: 0 };
});

/** `net start`: the display names of what runs on this host. */
const net = ofHost(({ self, cluster }) => {
  const running = self
    ? cluster
        .server(self)
        .windows.services.list()
        .filter(({ state }) => state === 'running')
        .map(({ displayName }) => `   ${displayName}`)
    : ['   OpenSSH SSH Server', '   Remote Procedure Call (RPC)'];
  return {
    stdout: lines(
      'These Windows services are started:',
      '',
      ...running.sort(),
      '',
      'The command completed successfully.',
      '',
    ),
    exitCode: 0,
  };
});

const hostname = ofHost(({ self }) => ({ stdout: lines(self ?? 'STATION'), exitCode: 0 }));

const ver = ofHost(() => ({ stdout: lines('', 'Microsoft Windows 2000 [Version 5.00.2195]'), exitCode: 0 }));

/** Programs of every Windows host that know nothing of CallManager. */
export const PLAIN_COMMANDS: Readonly<Record<string, Command>> = {
  find,
  mkdir,
  md: mkdir,
  del,
  type,
  net,
  hostname,
  ver,
  copy,
  echo,
  'echo.': echo,
  findstr,
  move,
  ...NAME_COMMANDS,
};

import { contentAt } from './paths.ts';
import { lines, type Command, type CommandCall, type CommandOutput } from './command.ts';

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

function pingOutput({ words, node, cluster }: CommandCall): CommandOutput {
  const name = words.findLast((word) => /^[A-Za-z]/.test(word) || /^\d+\.\d+/.test(word)) ?? '';
  const address = cluster.hasServer(name) ? cluster.server(name).windows.address : name;
  const sent = node ? 1 : 0;
  return {
    stdout: lines(
      '',
      `Pinging ${name} [${address}] with 32 bytes of data:`,
      '',
      sent ? `Reply from ${address}: bytes=32 time<1ms TTL=128` : 'Request timed out.',
      '',
      `Ping statistics for ${address}:`,
      `    Packets: Sent = 1, Received = ${sent}, Lost = ${1 - sent} (${sent ? 0 : 100}% loss),`,
    ),
    exitCode: sent ? 0 : 1,
  };
}

const ping: Command = {
  target: (words) => words.findLast((word) => /^[A-Za-z]/.test(word)) ?? null,
  acts: never,
  run: pingOutput,
};

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

const echo = ofHost(({ words }) => ({ stdout: lines(words.slice(1).join(' ')), exitCode: 0 }));

/** Programs of a Windows host that change nothing in the cluster. */
export const PLAIN_COMMANDS: Readonly<Record<string, Command>> = {
  find,
  mkdir,
  md: mkdir,
  del,
  type,
  ping,
  net,
  hostname,
  ver,
  echo,
};

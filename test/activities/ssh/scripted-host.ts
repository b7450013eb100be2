import { createHash } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import ssh2, { type AuthContext, type Connection, type ServerChannel } from 'ssh2';
import { makeKeyPair } from '../../../lab/ssh/keys.ts';
import type { Endpoint } from '../../../plan/types/cluster.ts';

/** Breaks the connection instead of answering. */
export const DROP = { fate: 'drop' } as const;

/** Never answers. */
export const HANG = { fate: 'hang' } as const;

/** What a host does with one command line: prints a text and ends well, or what it is told. */
export type Reaction = string | { readonly stdout: string; readonly exitCode: number } | typeof DROP | typeof HANG;

/** The mark of an act is written. */
const BEGINS = /^mkdir \S+ 2>nul & echo act > \S+\.act & /;

/** A command of an act that takes effect while its mark is there; here it always is. */
const GUARDED = /^if not exist \S+\.act \(echo ccmctl-withdrawn\) else \((?:del \S+\.act & )?(.*)\)$/;

export interface ScriptedHost {
  readonly endpoint: Endpoint;
  /** Command lines as they came in; those of an act without what guards them. */
  readonly commands: string[];
  /** Standard input of each command that had some. */
  readonly inputs: Map<string, string>;
  /** Connections that were logged on so far. */
  readonly connections: () => number;
  /** Ends every connection at once, as a machine does that is switched off. */
  cut(): void;
  stop(): Promise<void>;
}

export const SCRIPTED_PASSWORD = 'a-password-of-the-tests';

/** A real SSH server on loopback whose command lines are answered by a function: what a Windows host would print. */
export async function startScriptedHost(react: (command: string) => Reaction): Promise<ScriptedHost> {
  const key = makeKeyPair('ed25519');
  const commands: string[] = [];
  const inputs = new Map<string, string>();
  const open = new Set<Connection>();
  let connections = 0;
  const server = new ssh2.Server({ hostKeys: [key.privateKey] }, (connection) => {
    open.add(connection);
    // The types leave it out; without it each answer of the test's server takes 40 ms.
    (connection as Connection & { setNoDelay(noDelay: boolean): void }).setNoDelay(true);
    connection.on('error', () => undefined).on('close', () => open.delete(connection));
    connection.on('authentication', (context: AuthContext) => {
      if (context.method === 'password' && context.password === SCRIPTED_PASSWORD) context.accept();
      else context.reject(['password']);
    });
    connection.on('ready', () => {
      connections += 1;
      connection.on('session', (accept) => {
        accept().on('exec', (acceptExec, _reject, { command: line }) => {
          if (BEGINS.test(line)) return answer(acceptExec(), connection, line, 'ccmctl-begun\r\n', inputs);
          const command = GUARDED.exec(line)?.[1] ?? line;
          commands.push(command);
          answer(acceptExec(), connection, command, react(command), inputs);
        });
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: {
      host: '127.0.0.1',
      port: (server.address() as AddressInfo).port,
      user: 'station',
      password: { env: 'SCRIPTED_PASSWORD' },
      hostKey: fingerprintOfPublicKey(key.publicKey),
      algorithms: [],
    },
    commands,
    inputs,
    connections: () => connections,
    cut: () => open.forEach((connection) => connection.end()),
    async stop() {
      for (const connection of open) connection.end();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function answer(
  channel: ServerChannel,
  connection: Connection,
  command: string,
  reaction: Reaction,
  inputs: Map<string, string>,
): void {
  let input = '';
  channel.on('data', (chunk: Buffer) => {
    input += chunk.toString('latin1');
  });
  channel.on('end', () => {
    if (input !== '') inputs.set(command, input);
    if (typeof reaction === 'object' && 'fate' in reaction) {
      if (reaction.fate === 'drop') connection.end();
      return;
    }
    const { stdout, exitCode } = typeof reaction === 'string' ? { stdout: reaction, exitCode: 0 } : reaction;
    channel.write(stdout);
    channel.exit(exitCode);
    channel.end();
  });
}

const fingerprintOfPublicKey = (line: string): string => {
  const blob = Buffer.from(line.split(' ')[1] ?? '', 'base64');
  return `SHA256:${createHash('sha256').update(blob).digest('base64').replace(/=+$/, '')}`;
};

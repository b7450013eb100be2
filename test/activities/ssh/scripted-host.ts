import { createHash } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import ssh2, { type AuthContext, type Connection, type ServerChannel } from 'ssh2';
import { makeKeyPair } from '../../../lab/ssh/keys.ts';
import type { Endpoint } from '../../../plan/types/endpoint.ts';

/** Breaks the connection instead of answering. */
export const DROP = { fate: 'drop' } as const;

/** Never answers. */
export const HANG = { fate: 'hang' } as const;

/** Closes the channel without a word of how the command ended. */
export const NO_EXIT = { fate: 'no exit' } as const;

/** Prints a text and then so many bytes more, as fast as they are taken. */
export interface Flood {
  readonly stdout: string;
  readonly floods: number;
}

/** Does what it wants with the channel of a command, and with the connection. */
export interface Lie {
  readonly lie: (channel: ServerChannel, connection: Connection) => void;
}

/** What a host does with one command line: prints a text and ends well, or what it is told. */
export type Reaction =
  | string
  | Lie
  | { readonly stdout: string; readonly exitCode: number }
  | Flood
  | typeof DROP
  | typeof HANG
  | typeof NO_EXIT;

/** Lines that write, ask for or take away the mark of an act, as the host's command processor reads them. */
const BEGINS = /^mkdir \S+ 2>nul & echo act > (\S+?([\w-]+)\.act) & if exist \1 echo ccmctl-begun \2$/;
const GUARDED = /^if not exist (\S+?([\w-]+)\.act) \(echo ccmctl-withdrawn \2\) else \((del \1 & )?(.*)\)$/;
const WITHDRAWS = /^del (\S+?([\w-]+)\.act) 2>nul & if not exist \1 echo ccmctl-withdrawn \2$/;

export interface ScriptedHost {
  readonly endpoint: Endpoint;
  /** Command lines that were carried out; those of an act without what guards them, and only while its mark is there. */
  readonly commands: string[];
  /** Standard input of each command that had some. */
  readonly inputs: Map<string, string>;
  /** Connections that were logged on so far. */
  readonly connections: () => number;
  /** Channels that were opened so far. */
  readonly channels: () => number;
  /** Ends every connection at once, as a machine does that is switched off. */
  cut(): void;
  stop(): Promise<void>;
}

export const SCRIPTED_PASSWORD = 'a-password-of-the-tests';

export interface ScriptedHostOptions {
  /** Lets somebody in or not; without it whoever has the password of the tests. */
  readonly login?: (context: AuthContext, connection: Connection) => void;
  /** What happens to a connection that was let in, before any command; nothing without it. */
  readonly ready?: (connection: Connection) => void;
  /** A free one without it. */
  readonly port?: number;
  /** What a line that is late on its way waits for before the host reads it. */
  readonly arrival?: (line: string) => Promise<void> | undefined;
  /** False: the function answers for the marks of acts as well, which the host keeps by itself otherwise. */
  readonly keepsMarks?: boolean;
}

const byPassword = (context: AuthContext): void => {
  if (context.method === 'password' && context.password === SCRIPTED_PASSWORD) context.accept();
  else context.reject(['password']);
};

/** A real SSH server on loopback whose command lines are answered by a function: what a Windows host would print. */
export async function startScriptedHost(
  react: (command: string) => Reaction | Promise<Reaction>,
  { login = byPassword, ready, port = 0, arrival = () => undefined, keepsMarks = true }: ScriptedHostOptions = {},
): Promise<ScriptedHost> {
  const key = makeKeyPair('ed25519');
  const commands: string[] = [];
  const inputs = new Map<string, string>();
  const open = new Set<Connection>();
  const marks = new Set<string>();
  let connections = 0;
  let channels = 0;
  // A silent client is not given up: what ends a connection here is what a test does.
  const server = new ssh2.Server({ hostKeys: [key.privateKey], keepaliveInterval: 3_600_000 }, (connection) => {
    open.add(connection);
    // The types leave it out; without it each answer of the test's server takes 40 ms.
    (connection as Connection & { setNoDelay(noDelay: boolean): void }).setNoDelay(true);
    connection.on('error', () => undefined).on('close', () => open.delete(connection));
    connection.on('authentication', (context: AuthContext) => login(context, connection));
    connection.on('ready', () => {
      connections += 1;
      ready?.(connection);
      connection.on('session', (accept) => {
        channels += 1;
        accept().on('exec', (acceptExec, _reject, { command: line }) => {
          const command = GUARDED.exec(line)?.[4] ?? line;
          const carryOut = (): Reaction | Promise<Reaction> => {
            const said = keepsMarks ? markAnswer(line, marks) : undefined;
            if (said === undefined) commands.push(command);
            return said ?? react(command);
          };
          answer(acceptExec(), connection, command, arrival(line)?.then(carryOut) ?? carryOut(), inputs);
        });
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
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
    channels: () => channels,
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
  awaited: Reaction | Promise<Reaction>,
  inputs: Map<string, string>,
): void {
  let input = '';
  channel.on('data', (chunk: Buffer) => {
    input += chunk.toString('latin1');
  });
  channel.on('error', () => undefined).on('end', () => void respond());
  const respond = async (): Promise<void> => {
    if (input !== '') inputs.set(command, input);
    const reaction = await awaited;
    if (typeof reaction === 'object' && 'fate' in reaction) {
      if (reaction.fate === 'drop') connection.end();
      if (reaction.fate === 'no exit') channel.end();
      return;
    }
    if (typeof reaction === 'object' && 'lie' in reaction) return reaction.lie(channel, connection);
    if (typeof reaction === 'object' && 'floods' in reaction) return flood(channel, reaction);
    const { stdout, exitCode } = typeof reaction === 'string' ? { stdout: reaction, exitCode: 0 } : reaction;
    channel.write(stdout);
    channel.exit(exitCode);
    channel.end();
  };
}

/** What the host says itself of the mark of an act; undefined when a command is to be carried out. */
function markAnswer(line: string, marks: Set<string>): string | undefined {
  const [, begun, beginsAct = ''] = BEGINS.exec(line) ?? [];
  if (begun !== undefined) {
    marks.add(begun);
    return `ccmctl-begun ${beginsAct}\r\n`;
  }
  const [, withdrawn, withdrawnAct = ''] = WITHDRAWS.exec(line) ?? [];
  if (withdrawn !== undefined) {
    marks.delete(withdrawn);
    return `ccmctl-withdrawn ${withdrawnAct}\r\n`;
  }
  const [guarded, mark = '', act = '', isLast] = GUARDED.exec(line) ?? [];
  if (guarded === undefined) return undefined;
  if (!marks.has(mark)) return `ccmctl-withdrawn ${act}\r\n`;
  if (isLast) marks.delete(mark);
  return undefined;
}

const CHUNK = Buffer.alloc(256 * 1024, 'x');

function flood(channel: ServerChannel, { stdout, floods }: Flood): void {
  channel.write(stdout);
  let left = floods;
  const more = (): void => {
    while (left > 0) {
      left -= CHUNK.length;
      if (!channel.write(CHUNK)) return void channel.once('drain', more);
    }
    channel.exit(0);
    channel.end();
  };
  more();
}

const fingerprintOfPublicKey = (line: string): string => {
  const blob = Buffer.from(line.split(' ')[1] ?? '', 'base64');
  return `SHA256:${createHash('sha256').update(blob).digest('base64').replace(/=+$/, '')}`;
};

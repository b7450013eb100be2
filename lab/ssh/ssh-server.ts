import { timingSafeEqual } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import ssh2 from 'ssh2';
import type {
  Algorithms,
  AuthContext,
  Connection,
  ParsedKey,
  PublicKeyAuthContext,
  Server,
  ServerChannel,
  SFTPWrapper,
} from 'ssh2';
import type { KeyPair } from './keys.ts';
import type { ShellOutcome } from './shell.ts';

/** Channels that one connection may have open at a time, as with OpenSSH. */
const CHANNEL_LIMIT = 10;

export interface SshServerOptions {
  readonly user: string;
  readonly hostKey: KeyPair;
  /** What may be presented: the user's key, or the password. */
  readonly userKey?: KeyPair;
  readonly password?: string;
  /** What an old server offers; absent: the defaults of today. */
  readonly algorithms?: Algorithms;
  /** The software version of its banner. */
  readonly ident: string;
  readonly run: (command: string, input: string) => ShellOutcome;
  /** Serves its files; absent: it has no such subsystem. */
  readonly serveFiles?: (sftp: SFTPWrapper) => void;
}

/** A real SSH server on loopback; it listens and falls silent as the machine behind it does. */
export class SshServer {
  readonly #options: SshServerOptions;
  readonly #connections = new Set<Connection>();
  #server: Server | null = null;
  #port = 0;

  constructor(options: SshServerOptions) {
    this.#options = options;
  }

  get port(): number {
    return this.#port;
  }

  /** Listens, on the same port as before if it listened before. */
  async open(): Promise<void> {
    if (this.#server) return;
    const { hostKey, algorithms, ident } = this.#options;
    const server = new ssh2.Server(
      { hostKeys: [hostKey.privateKey], ident, ...(algorithms ? { algorithms } : {}) },
      (connection) => this.#welcome(connection),
    );
    this.#server = server;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.#port, '127.0.0.1', () => resolve());
    });
    this.#port = (server.address() as AddressInfo).port;
  }

  /** Refuses new connections and breaks the open ones. */
  close(): void {
    this.#server?.close();
    this.#server = null;
    for (const connection of this.#connections) connection.end();
    this.#connections.clear();
  }

  #welcome(connection: Connection): void {
    this.#connections.add(connection);
    let channels = 0;
    connection.on('authentication', (context) => this.#authenticate(context));
    connection.on('error', () => undefined);
    connection.on('close', () => this.#connections.delete(connection));
    connection.on('session', (accept, reject) => {
      if (channels >= CHANNEL_LIMIT) return reject();
      channels += 1;
      const session = accept();
      session.on('close', () => (channels -= 1));
      const { serveFiles } = this.#options;
      if (serveFiles) session.on('sftp', (acceptSftp) => serveFiles(acceptSftp()));
      session.on('exec', (acceptExec, _reject, { command }) => this.#execute(connection, acceptExec(), command));
    });
  }

  #execute(connection: Connection, channel: ServerChannel, command: string): void {
    const needsInput = /^\s*find\b/i.test(command);
    const input: Buffer[] = [];
    channel.on('error', () => undefined);
    channel.on('data', (data: Buffer) => input.push(data));
    const answer = (): void => {
      const outcome = this.#options.run(command, Buffer.concat(input).toString('latin1'));
      if (outcome.fate === 'drop') connection.end();
      else if (outcome.fate === 'answer') send(channel, outcome);
      else if (outcome.fate === 'flood') flood(channel);
    };
    if (needsInput) channel.on('end', answer);
    else setImmediate(answer);
  }

  #authenticate(context: AuthContext): void {
    const { user, password, userKey } = this.#options;
    const isUser = context.username.toLowerCase() === user.toLowerCase();
    if (isUser && context.method === 'password' && password !== undefined && context.password === password) {
      context.accept();
    } else if (isUser && context.method === 'publickey' && userKey && holdsKey(context, userKey)) {
      context.accept();
    } else {
      context.reject([...(userKey ? (['publickey'] as const) : []), ...(password ? (['password'] as const) : [])]);
    }
  }
}

function send(channel: ServerChannel, { stdout, stderr = '', exitCode }: ShellOutcome): void {
  channel.write(Buffer.from(stdout, 'latin1'));
  channel.stderr.write(Buffer.from(stderr, 'latin1'));
  channel.exit(exitCode);
  channel.end();
}

const CHUNK = 'x'.repeat(65_536);

/** Goes on until somebody hangs up. */
function flood(channel: ServerChannel): void {
  let isOver = false;
  channel.on('close', () => (isOver = true));
  const more = (): void => {
    while (!isOver && channel.writable) if (!channel.write(CHUNK)) return void channel.once('drain', more);
  };
  more();
}

function holdsKey(context: PublicKeyAuthContext, pair: KeyPair): boolean {
  // ssh2's declared type of a parsed key is wider than what one public key can become.
  const parsed: unknown = ssh2.utils.parseKey(pair.publicKey);
  if (parsed instanceof Error) throw parsed;
  const key = parsed as ParsedKey;
  const expected = key.getPublicSSH();
  if (expected.length !== context.key.data.length || !timingSafeEqual(expected, context.key.data)) return false;
  return (
    !context.signature || key.verify(context.blob ?? Buffer.alloc(0), context.signature, context.hashAlgo) === true
  );
}

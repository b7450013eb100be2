import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A mail that a server has taken. */
export interface TakenMail {
  readonly to: readonly string[];
  /** Headers and body as they arrived. */
  readonly raw: string;
  /** Whether it came by TLS, and who had logged on. */
  readonly secure: boolean;
  readonly user: string | undefined;
}

export interface MailServer {
  /** `host:port` */
  readonly place: string;
  readonly taken: TakenMail[];
}

/** Mails to these are refused, in the way that the first part of the address names. */
const REFUSALS: Readonly<Record<string, { readonly code: number; readonly text: string }>> = {
  nobody: { code: 550, text: 'no such user here: <nobody@b.example>' },
  full: { code: 452, text: 'mailbox full' },
};

/** A mail server on a free port of this machine, until the test is over. */
export async function openMailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const taken: TakenMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    logger: false,
    onRcptTo({ address }, _session, done) {
      const refusal = REFUSALS[address.split('@')[0] ?? ''];
      if (!refusal) return done();
      done(Object.assign(new Error(refusal.text), { responseCode: refusal.code }));
    },
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const { secure, user, envelope } = session;
        taken.push({
          to: envelope.rcptTo.map(({ address }) => address),
          raw: Buffer.concat(parts).toString(),
          secure,
          user: typeof user === 'string' ? user : undefined,
        });
        done();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return { place: placeOf(server.server.address() as AddressInfo), taken };
}

/** A server that does to each connection what the test wants; it closes what is left at the end. */
export async function openRawServer(serve: (socket: Socket) => void): Promise<string> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => undefined);
    serve(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        open.forEach((socket) => socket.destroy());
        server.close(() => resolve());
      }),
  );
  return placeOf(server.address() as AddressInfo);
}

/** By name, as certificates have it. */
const placeOf = ({ port }: AddressInfo): string => `localhost:${port}`;

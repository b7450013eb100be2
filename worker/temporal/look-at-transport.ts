import { isIP } from 'node:net';
import { connect, type ConnectionOptions, type TLSSocket } from 'node:tls';
import type { TlsOptions } from '../../config/temporal-access.ts';

/** What a look at an address has shown of who listens there, and of what became of our connection. */
export type Transport =
  | { readonly kind: 'nobody' | 'untrusted' | 'refused'; readonly why: string; readonly code: string }
  /** It speaks as we do: whatever is wrong lies above the connection. */
  | { readonly kind: 'answers' }
  /** It does not speak TLS, and we do. */
  | { readonly kind: 'plain' }
  /** It speaks TLS, and we do not. */
  | { readonly kind: 'secure' };

/** Nobody waits longer for it, in milliseconds. */
const PATIENCE = 3_000;

/** How HTTP/2 begins: a server answers it with its settings. */
const PREFACE = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0', 'latin1');

/** What the system says where nobody listens. */
const NOBODY = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT'];
/** What OpenSSL calls an answer in which it finds no TLS. */
const NO_TLS = ['ERR_SSL_WRONG_VERSION_NUMBER', 'ERR_SSL_PACKET_LENGTH_TOO_LONG', 'ECONNRESET', 'EPROTO'];
/** What OpenSSL calls the other side's refusals. */
const ALERT = /^ERR_SSL_.*ALERT/;

/**
 * Looks by TLS at what became of a connection: the client of gRPC keeps that to itself, and only says that its time is
 * over. `refused`: the server has ended the connection, which it does for want of a client certificate. Never rejects.
 */
export async function lookAtTransport(address: string, tls: TlsOptions | undefined): Promise<Transport> {
  const { host, port } = partsOf(address);
  const servername = tls?.serverNameOverride ?? (isIP(host) ? '' : host);
  const { ended, stood } = await speak(connect({ host, port, servername, ALPNProtocols: ['h2'], ...trustOf(tls) }));
  const seen = judge(ended, stood);
  if (tls || seen.kind === 'nobody') return seen;
  return { kind: seen.kind === 'plain' ? 'answers' : 'secure' };
}

const trustOf = (tls: TlsOptions | undefined): ConnectionOptions => ({
  // Without TLS of our own it only counts whether the other side speaks it.
  rejectUnauthorized: tls !== undefined,
  ...(tls?.serverRootCACertificate ? { ca: tls.serverRootCACertificate } : {}),
  ...(tls?.clientCertPair ? { cert: tls.clientCertPair.crt, key: tls.clientCertPair.key } : {}),
});

function judge(ended: NodeJS.ErrnoException | null, stood: boolean): Transport {
  if (ended === null) return { kind: 'answers' };
  const { code = '', message: why } = ended;
  if (stood || ALERT.test(code)) return { kind: 'refused', code, why };
  if (NO_TLS.includes(code)) return { kind: 'plain' };
  return { kind: NOBODY.includes(code) ? 'nobody' : 'untrusted', code, why };
}

interface Spoken {
  /** How it ended before anything came back; null where something did. */
  readonly ended: NodeJS.ErrnoException | null;
  /** Whether the connection stood by then. */
  readonly stood: boolean;
}

/** Says the beginning of HTTP/2 on a connection, and waits for the first that comes back, or for its end. */
function speak(socket: TLSSocket): Promise<Spoken> {
  return new Promise((resolve) => {
    let stood = false;
    const end = (ended: NodeJS.ErrnoException | null): void => {
      resolve({ ended, stood });
      clearTimeout(patience);
      socket.destroy();
    };
    const without = (code: string, message: string) => (): void => end(Object.assign(new Error(message), { code }));
    const patience = setTimeout(without('ETIMEDOUT', 'nothing answers in time'), PATIENCE);
    socket
      .once('secureConnect', () => {
        stood = true;
        socket.write(PREFACE);
      })
      .once('data', () => end(null))
      .once('close', without('ECONNRESET', 'the other side ends the connection'))
      .on('error', end);
  });
}

function partsOf(address: string): { readonly host: string; readonly port: number } {
  const colon = address.lastIndexOf(':');
  return { host: address.slice(0, colon).replace(/^\[|\]$/g, ''), port: Number(address.slice(colon + 1)) };
}

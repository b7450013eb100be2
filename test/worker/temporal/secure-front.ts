import { once } from 'node:events';
import {
  connect,
  constants,
  createSecureServer,
  type ClientHttp2Session,
  type IncomingHttpHeaders,
  type OutgoingHttpHeaders,
  type ServerHttp2Session,
  type ServerHttp2Stream,
} from 'node:http2';
import type { AddressInfo } from 'node:net';
import type { Certified } from './certificates.ts';

export interface FrontOptions {
  /** `host:port` of the server behind it, which speaks no TLS. */
  readonly behind: string;
  readonly server: Certified;
  /** Whose certificates a client has to show. */
  readonly clientsOf?: Certified;
  /** What nobody is allowed to call, by its path. */
  readonly forbids?: RegExp;
  /** The only key that is let in. */
  readonly apiKey?: string;
}

/** A TLS front of a Temporal server, as the ones that run for real have. */
export interface Front {
  /** `localhost:port`. */
  readonly address: string;
  /** What clients have shown as `authorization`, each once. */
  readonly shown: ReadonlySet<string | undefined>;
  close(): Promise<void>;
}

/** gRPC's statuses. */
const UNAUTHENTICATED = '16';
const FORBIDDEN = '7';

/** A proxy that takes HTTP/2 by TLS, and hands each call on as it is, with its trailers. */
export async function startFront({ behind, server, clientsOf, apiKey, forbids }: FrontOptions): Promise<Front> {
  const shown = new Set<string | undefined>();
  const sessions = new Set<ClientHttp2Session | ServerHttp2Session>();
  const onward = connect(`http://${behind}`);
  sessions.add(onward);
  const front = createSecureServer({
    key: server.key,
    cert: server.certificate,
    ...(clientsOf ? { ca: clientsOf.certificate, requestCert: true, rejectUnauthorized: true } : {}),
  });
  front.on('session', (session) => void sessions.add(session.on('error', () => undefined)));
  front.on('stream', (stream, headers) => {
    const { authorization } = headers;
    shown.add(authorization);
    if (apiKey !== undefined && authorization !== `Bearer ${apiKey}`) refuse(stream, UNAUTHENTICATED, authorization);
    else if (forbids?.test(headers[':path'] ?? '')) refuse(stream, FORBIDDEN);
    else handOn(stream, headers, onward);
  });
  front.listen(0, '127.0.0.1');
  await once(front, 'listening');
  return {
    address: `localhost:${(front.address() as AddressInfo).port}`,
    shown,
    async close() {
      const closed = once(front, 'close');
      front.close();
      for (const session of sessions) session.destroy();
      await closed;
    },
  };
}

/** A server that repeats what it was shown is the worst there is. */
function refuse(stream: ServerHttp2Stream, status: string, authorization?: string): void {
  stream.respond(
    {
      ':status': 200,
      'content-type': 'application/grpc',
      'grpc-status': status,
      'grpc-message': `not taken: ${authorization ?? 'nothing'}`,
    },
    { endStream: true },
  );
}

function handOn(stream: ServerHttp2Stream, headers: IncomingHttpHeaders, onward: ClientHttp2Session): void {
  const { connection: _connection, host: _host, ...asked } = headers;
  const call = onward.request({ ...asked, ':scheme': 'http' });
  const give = (end: () => void) => (): void => void (stream.destroyed || end());
  stream.on('error', () => call.close(constants.NGHTTP2_CANCEL));
  stream.on('aborted', () => call.close(constants.NGHTTP2_CANCEL));
  call.on('error', () => stream.close(constants.NGHTTP2_INTERNAL_ERROR));
  let trailers: OutgoingHttpHeaders = {};
  call.on('trailers', (last: OutgoingHttpHeaders) => (trailers = last));
  call.on('response', (answer, flags) => {
    const isWhole = (flags & constants.NGHTTP2_FLAG_END_STREAM) !== 0;
    give(() => stream.respond(answer, { endStream: isWhole, waitForTrailers: !isWhole }))();
    if (isWhole) return;
    stream.on('wantTrailers', () => stream.sendTrailers(trailers));
    call.on('data', (chunk: Buffer) => give(() => stream.write(chunk))());
    call.on('end', give(() => stream.end())); // prettier-ignore
  });
  stream.pipe(call);
}

import { createHash, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Payload } from '@temporalio/common';
import type { Encryption } from './encryption.ts';
import { readPayloads, writePayloads } from './payloads-as-json.ts';

export interface CodecServerOptions {
  readonly encryption: Encryption;
  /** The namespace that is encrypted and decrypted for, and no other. */
  readonly namespace: string;
  /** The only page of the web that may ask: scheme, host and port of the Temporal UI. */
  readonly origin: string;
  /** Whoever asks has to know it; letters, digits and - . _ ~, so that it is the same in a path. */
  readonly token: string;
  /** Zero: any free one. */
  readonly port: number;
}

export interface CodecServer {
  /** Where it listens, without the token. */
  readonly address: string;
  close(): Promise<void>;
}

/** Temporal takes no message of more than 4 MB; in base64 and JSON a third more, and room for many. */
const MOST_BYTES = 16 * 1024 * 1024;

/** Only this machine: whoever wants more puts a front with TLS before it. */
const HOST = '127.0.0.1';

/** A request that does not end, in milliseconds. */
const PATIENCE = 30_000;

/** What is answered, and why; nothing of what was sent is ever repeated or written down. */
class Refusal extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Starts the codec server that the Temporal UI and the `temporal` command ask: `/encode` and `/decode`. */
export async function startCodecServer(options: CodecServerOptions): Promise<CodecServer> {
  const server = createServer((request, response) => void answer(options, request, response));
  server.requestTimeout = PATIENCE;
  server.listen(options.port, HOST);
  await once(server, 'listening');
  return {
    address: `http://${HOST}:${(server.address() as AddressInfo).port}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(options: CodecServerOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    allowOrigin(options, request, response);
    if (request.method === 'OPTIONS') return void response.writeHead(204).end();
    const work = workOf(options, request);
    const payloads = readPayloads(await bodyOf(request));
    if (payloads === null) throw new Refusal(400, 'expected {"payloads": [...]}');
    response.writeHead(200, { 'content-type': 'application/json' }).end(writePayloads(payloads.map(work)));
  } catch (error) {
    const { status, message } = error instanceof Refusal ? error : new Refusal(500, 'the codec server failed');
    // What is left of a body that is too long is not waited for.
    response.writeHead(status, { 'content-type': 'text/plain', connection: 'close' }).end(`${message}\n`);
  }
}

/** A page asks before it sends, and names itself. Whoever is no page names nothing, and has to have the token all the same. */
function allowOrigin({ origin }: CodecServerOptions, request: IncomingMessage, response: ServerResponse): void {
  const asking = request.headers.origin;
  response.setHeader('vary', 'origin');
  response.setHeader('cache-control', 'no-store');
  if (asking === undefined) return;
  if (asking !== origin) throw new Refusal(403, `only the page of ${origin} may ask`);
  response.setHeader('access-control-allow-origin', origin);
  response.setHeader('access-control-allow-credentials', 'true');
  response.setHeader('access-control-allow-methods', 'POST');
  response.setHeader('access-control-allow-headers', 'authorization, content-type, x-namespace');
  if (request.headers['access-control-request-private-network']) {
    response.setHeader('access-control-allow-private-network', 'true');
  }
}

/** What is to be done with each payload, by the last part of the path; the token is shown before it, or in a header. */
function workOf(options: CodecServerOptions, request: IncomingMessage): (payload: Payload) => Payload {
  const path = new URL(request.url ?? '/', 'http://codec').pathname;
  const [, inPath, name = ''] = /^(?:\/([^/]+))?\/([^/]+)$/.exec(path) ?? [];
  const shown = inPath ?? /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  if (shown === undefined || !isSame(shown, options.token)) throw new Refusal(401, 'the token is missing or another one'); // prettier-ignore
  if (request.method !== 'POST') throw new Refusal(405, 'only POST is answered');
  const namespace = request.headers['x-namespace'] ?? options.namespace;
  if (namespace !== options.namespace) throw new Refusal(404, `only the namespace ${options.namespace} is served`);
  const { seal, open } = options.encryption;
  if (name === 'encode') return seal;
  if (name !== 'decode') throw new Refusal(404, 'only /encode and /decode are there');
  return (payload) => {
    const opened = open(payload);
    // Shown as it is: that it does not open is for the run to refuse.
    return 'payload' in opened ? opened.payload : payload;
  };
}

/** How long it takes says nothing of how much was right. */
function isSame(left: string, right: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) throw new Refusal(413, `a request has at most ${MOST_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { refusalOf } from './console-guard.ts';
import { consoleAnswers, type ConsoleAnswers } from './console-answers.ts';
import type { LabCluster } from './lab-cluster.ts';
import type { Referee } from './referee.ts';

/** Whatever is done at the console is said in a few words, in bytes. */
const LARGEST_BODY = 64 * 1024;

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += (chunk as Buffer).length;
    // Read to its end all the same: whoever is still sending would not hear the answer.
    if (bytes <= LARGEST_BODY) chunks.push(chunk as Buffer);
  }
  if (bytes > LARGEST_BODY) throw new SyntaxError(`the body has more than ${LARGEST_BODY} bytes`);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? {} : JSON.parse(text);
}

function reply(response: ServerResponse, status: number, content: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(`${JSON.stringify(content ?? { done: true })}\n`);
}

/** The physical world over HTTP on loopback: screens, buttons, discs, power, and the referee's book. */
export class LabConsole {
  readonly #server: Server;
  readonly #answers: ConsoleAnswers;

  constructor(cluster: LabCluster, referee: Referee) {
    this.#answers = consoleAnswers(cluster, referee);
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch((error: unknown) => {
        const status =
          error instanceof RangeError ? 404 : error instanceof z.ZodError || error instanceof SyntaxError ? 400 : 409;
        reply(response, status, { error: error instanceof Error ? error.message : String(error) });
      });
    });
  }

  /** Listens on a free port and returns the address. */
  async open(port = 0): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, '127.0.0.1', () => resolve());
    });
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const refusal = refusalOf(request, (this.#server.address() as AddressInfo).port);
    if (refusal) return reply(response, refusal.status, { error: refusal.reason });
    const path = new URL(request.url ?? '/', 'http://lab').pathname;
    if (path === '/') {
      return reply(
        response,
        200,
        this.#answers.routes.map(({ method, path: route, says }) => ({ method, path: route, says })),
      );
    }
    reply(response, 200, this.#answers.answer(request.method ?? 'GET', path, await bodyOf(request)));
  }
}

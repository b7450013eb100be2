import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { refusalOf } from './console-guard.ts';
import { administrationRoutes, clusterRoutes, serverRoutes, softwareRoutes, type Route } from './console-routes.ts';
import type { LabCluster } from './lab-cluster.ts';
import type { Referee } from './referee.ts';
import { Room } from './room.ts';

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

function find(routes: readonly Route[], method: string, path: string): { route: Route; server: string } | null {
  for (const route of routes) {
    const match = new RegExp(`^${route.path.replace(':server', '([^/]+)')}$`).exec(path);
    if (match && route.method === method) return { route, server: decodeURIComponent(match[1] ?? '') };
  }
  return null;
}

function reply(response: ServerResponse, status: number, content: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(`${JSON.stringify(content ?? { done: true })}\n`);
}

/** The physical world over HTTP on loopback: screens, buttons, discs, power, and the referee's book. */
export class LabConsole {
  readonly #server: Server;
  readonly #routes: readonly Route[];

  constructor(cluster: LabCluster, referee: Referee) {
    const room = new Room(cluster);
    this.#routes = [
      ...clusterRoutes(cluster, referee, room),
      ...administrationRoutes(cluster, room),
      ...serverRoutes(room),
      ...softwareRoutes(room),
    ];
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
        this.#routes.map(({ method, path: route, says }) => ({ method, path: route, says })),
      );
    }
    const found = find(this.#routes, request.method ?? 'GET', path);
    if (!found) throw new RangeError(`there is nothing at ${request.method} ${path}`);
    reply(response, 200, found.route.answer({ server: found.server, body: await bodyOf(request) }));
  }
}

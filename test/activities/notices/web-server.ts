import { createServer } from 'node:https';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Certified } from '../../worker/temporal/certificates.ts';

/** A request as it arrived. */
export interface Posted {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What a server does with a request: a status, with where it would send somebody; or nothing at all. */
export type Answer = { readonly status: number; readonly location?: string } | 'silence';

/** A web server with TLS, until the test is over, that gives these answers, the last of them for ever. */
export async function openWebServer(
  { certificate, key }: Certified,
  answers: readonly Answer[] = [{ status: 204 }],
): Promise<{ readonly url: string; readonly posted: Posted[] }> {
  const posted: Posted[] = [];
  const server = createServer({ cert: certificate, key }, (request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const answer = answers[Math.min(posted.length, answers.length - 1)] ?? 'silence';
      posted.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(parts).toString() });
      if (answer === 'silence') return;
      response.writeHead(answer.status, answer.location === undefined ? {} : { location: answer.location });
      response.end('said by a stranger');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  );
  return { url: `https://localhost:${(server.address() as AddressInfo).port}/hooks/token-of-the-hook`, posted };
}

import type { IncomingMessage } from 'node:http';

/** Why a request is not answered, with the status to say it by. */
export interface Refusal {
  readonly status: 403 | 415;
  readonly reason: string;
}

/**
 * What a page of any web site could send to the console through a browser on this machine, and what no robot and nobody
 * with `curl` sends: the name of another host that was made to lead here, the origin of that page, a body that a form can
 * send without asking first.
 */
export function refusalOf({ method, headers }: IncomingMessage, port: number): Refusal | null {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (!hosts.includes(headers.host?.toLowerCase() ?? '')) {
    return { status: 403, reason: `the console is at ${hosts.join(' and ')}, and answers to no other name` };
  }
  const { origin } = headers;
  if (origin !== undefined && !hosts.some((host) => origin.toLowerCase() === `http://${host}`)) {
    return { status: 403, reason: 'the console takes nothing from a page of another origin' };
  }
  const mediaType = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  if (method !== 'GET' && method !== 'HEAD' && mediaType !== 'application/json') {
    return { status: 415, reason: 'what changes something is sent with content-type: application/json' };
  }
  return null;
}

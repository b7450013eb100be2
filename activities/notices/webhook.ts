import { readFile } from 'node:fs/promises';
import { request } from 'node:https';
import { Webhook as Signer } from 'standardwebhooks';
import type { Webhook } from '../../plan/types/site-rules.ts';
import type { ReadSecret } from '../ssh/read-secret.ts';
import { own, Refused } from './delivery.ts';
import { whyNotSent } from './transport-errors.ts';

/** What a receiver is sent with each request (Standard Webhooks). */
interface Message {
  /** The same for the same notice, however often it is posted. */
  readonly id: string;
  readonly body: string;
}

/** Answers that may be another one in a minute. */
const OF_THE_MOMENT = new Set([408, 425, 429]);

/**
 * Posts a message to a web server, signed. Redirects are not followed: what a site wants told is told to whom it names.
 * @throws Refused where the server will not take it, or Error where it may take it later
 */
export async function post(
  hook: Webhook,
  { id, body }: Message,
  { readSecret, signal }: { readonly readSecret: ReadSecret; readonly signal: AbortSignal },
): Promise<void> {
  const signer = signerWith(await own(readSecret(hook.secret)));
  const ca = hook.ca === undefined ? undefined : await own(readFile(hook.ca));
  const now = new Date();
  const status = await statusOf(hook.url, body, {
    ...(ca === undefined ? {} : { ca }),
    signal,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(body),
      'user-agent': 'ccmctl',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': signer.sign(id, now, body),
    },
  }).catch((error: unknown) => {
    throw whyNotSent(error, [hook.url, new URL(hook.url).pathname]);
  });
  if (status >= 200 && status < 300) return;
  if (status >= 500 || OF_THE_MOMENT.has(status)) throw new Error(`it answered ${status}`);
  throw new Refused(
    status === 410 ? 'it answered 410: it is gone; take it out of the site file' : `it answered ${status}`,
  );
}

/** @throws Refused, without any of it, where the secret is none of the form that receivers know */
function signerWith(secret: string): Signer {
  const key = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(secret)?.[1] ?? '';
  const { length } = Buffer.from(key, 'base64');
  if (length < 24 || length > 64)
    throw new Refused('its secret is not whsec_ and 24 to 64 bytes as base64; make one with `openssl rand -base64 32`');
  return new Signer(secret);
}

/** What a server answers; of the rest of its answer nothing is read. */
const statusOf = (url: string, body: string, options: Parameters<typeof request>[1] & object): Promise<number> =>
  new Promise((resolve, reject) => {
    const sending = request(url, { method: 'POST', agent: false, ...options }, (response) => {
      resolve(response.statusCode ?? 0);
      response.destroy();
    });
    sending.on('error', reject);
    sending.end(body);
  });

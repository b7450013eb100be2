import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { get } from 'node:https';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Where there is no way out, this must be noticed fast: it is tried before ways that take minutes. In milliseconds. */
const ANSWER_WITHIN = 5_000;
/** A download that stands still for so long is given up, in milliseconds. */
const STALLED_AFTER = 20_000;
const MOST_REDIRECTS = 5;

export interface FetchOptions {
  /** More bytes than this are not taken. */
  readonly limit: number;
  /** PEM of the only certificate that is trusted; absent: those that Node trusts. */
  readonly trust?: string | undefined;
  readonly onBytes?: (bytes: number) => void;
}

/** A text by HTTPS. @throws Error with the address and what was wrong */
export async function fetchText(url: string, options: FetchOptions): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of bounded(await open(url, options.trust), url, options)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** Fetches a file by HTTPS. @returns its SHA-256 @throws Error with the address and what was wrong */
export async function fetchFile(url: string, file: string, options: FetchOptions): Promise<string> {
  const hash = createHash('sha256');
  const hashing = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  const answer = await open(url, options.trust);
  await pipeline(bounded(answer, url, options), hashing, createWriteStream(file, { flags: 'wx' }));
  return hash.digest('hex');
}

/** Whoever answers may send one on, but never to an address that is not HTTPS. */
async function open(url: string, trust: string | undefined, redirects = 0): Promise<IncomingMessage> {
  if (new URL(url).protocol !== 'https:') throw new Error(`${url} is not fetched: only https is`);
  if (redirects > MOST_REDIRECTS) throw new Error(`${url}: sent on more than ${MOST_REDIRECTS} times`);
  const answer = await ask(url, trust);
  const status = answer.statusCode ?? 0;
  if (status === 200) return answer;
  answer.destroy();
  const { location } = answer.headers;
  if (status >= 300 && status < 400 && location !== undefined)
    return open(new URL(location, url).href, trust, redirects + 1);
  throw new Error(`${url} answered ${status}`);
}

const ask = (url: string, trust: string | undefined): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const request = get(url, { agent: false, ...(trust === undefined ? {} : { ca: trust }) });
    const late = setTimeout(
      () => request.destroy(new Error(`no answer within ${ANSWER_WITHIN / 1000} s`)),
      ANSWER_WITHIN,
    );
    request.setTimeout(STALLED_AFTER, () => request.destroy(new Error('stood still')));
    request.once('response', (answer) => {
      clearTimeout(late);
      resolve(answer);
    });
    request.once('error', (error) => {
      clearTimeout(late);
      reject(new Error(`${url}: ${error.message}`, { cause: error }));
    });
  });

function bounded(answer: IncomingMessage, url: string, { limit, onBytes }: FetchOptions): Readable {
  let bytes = 0;
  const counter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      onBytes?.(bytes);
      done(bytes > limit ? new Error(`${url} has more than ${limit} bytes`) : null, chunk);
    },
  });
  // What breaks off in the midst ends the reader as well.
  pipeline(answer, counter).catch((error: unknown) => counter.destroy(error as Error));
  return counter;
}

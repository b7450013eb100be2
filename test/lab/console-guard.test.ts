import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Lab } from '../../lab/build-lab.ts';
import { startTestLab } from './lab-fixture.ts';

let lab: Lab;
let port: number;

beforeAll(async () => {
  lab = await startTestLab();
  port = Number(new URL(lab.consoleUrl).port);
});
afterAll(() => lab.stop());

/** Sends what `fetch` and a browser would never let anybody send: any host and any origin. */
const send = (method: string, path: string, headers: Record<string, string>, body = ''): Promise<number> =>
  new Promise((resolve, reject) => {
    const all = { ...headers, ...(body === '' ? {} : { 'content-length': String(body.length) }) };
    request({ host: '127.0.0.1', port, method, path, headers: all, setHost: false }, (response) => {
      response.resume().once('end', () => resolve(response.statusCode ?? 0));
    })
      .once('error', reject)
      .end(body);
  });

const JSON_TYPE = { 'content-type': 'application/json' };

/** `PORT` stands for the console's own. */
const HOSTS: readonly (readonly [string, boolean])[] = [
  ['127.0.0.1:PORT', true],
  ['localhost:PORT', true],
  ['LocalHost:PORT', true],
  ['127.0.0.1', false],
  ['127.0.0.1:1', false],
  ['evil.example.net', false],
  ['evil.example.net:PORT', false],
  ['127.0.0.1:PORT.evil.example.net', false],
  ['127.0.0.1.evil.example.net:PORT', false],
  ['0.0.0.0:PORT', false],
  ['', false],
];

const ORIGINS: readonly (readonly [string, boolean])[] = [
  ['http://127.0.0.1:PORT', true],
  ['http://localhost:PORT', true],
  ['http://localhost:3000', false],
  ['https://127.0.0.1:PORT', false],
  ['http://evil.example.net', false],
  ['http://127.0.0.1:PORT.evil.example.net', false],
  ['null', false],
  ['', false],
];

const TYPES: readonly (readonly [string, boolean])[] = [
  ['application/json', true],
  ['application/json; charset=utf-8', true],
  ['text/plain', false],
  ['text/plain;application/json', false],
  ['application/x-www-form-urlencoded', false],
  ['multipart/form-data; boundary=x', false],
];

/** Everything that the console takes, by its methods: whatever is added later is held to the same. */
const METHODS = ['GET', 'POST', 'DELETE'] as const;
const PATHS = { GET: '/envelope', POST: '/users/notify', DELETE: '/faults' } as const;
const BODIES = { GET: '', POST: '', DELETE: JSON.stringify({ fault: 'wrong-disc', server: 'CM-PUB' }) } as const;

describe.each(METHODS)('%s at the console', (method) => {
  const own = () => ({ host: `127.0.0.1:${port}` });
  const ask = (headers: Record<string, string>) => send(method, PATHS[method], headers, BODIES[method]);
  const withPort = (text: string): string => text.replace('PORT', String(port));

  it.each(HOSTS)('by the host "%s": %s', async (host, taken) => {
    expect(await ask({ ...JSON_TYPE, host: withPort(host) })).toBe(taken ? 200 : 403);
  });

  it.each(ORIGINS)('from a page of "%s": %s', async (origin, taken) => {
    expect(await ask({ ...JSON_TYPE, ...own(), origin: withPort(origin) })).toBe(taken ? 200 : 403);
  });

  it.each(TYPES)('as %s: %s', async (type, taken) => {
    expect(await ask({ ...own(), 'content-type': type })).toBe(taken || method === 'GET' ? 200 : 415);
  });

  it('without a type', async () => {
    expect(await ask(own())).toBe(method === 'GET' ? 200 : 415);
  });
});

it('never does what it refuses, and takes no body without an end', async () => {
  const told = (): number => lab.cluster.events.all().length;
  const before = told();
  await send('POST', '/servers/CM-PUB/power', { ...JSON_TYPE, host: 'evil.example.net' });
  await send('POST', '/servers/CM-PUB/power', { host: `127.0.0.1:${port}`, 'content-type': 'text/plain' });
  expect(told()).toBe(before);
  const headers = { ...JSON_TYPE, host: `127.0.0.1:${port}` };
  expect(await send('POST', '/users/notify', headers, `{"x":"${'x'.repeat(70_000)}"}`)).toBe(400);
});

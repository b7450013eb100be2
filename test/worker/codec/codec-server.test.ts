import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Payload } from '@temporalio/common';
import { startCodecServer, type CodecServer } from '../../../worker/codec/codec-server.ts';
import { createEncryption } from '../../../worker/codec/encryption.ts';

const TOKEN = 'a-token-of-the-tests';
const UI = 'http://127.0.0.1:8233';

const encryption = createEncryption('ccm', [{ id: 'night', key: randomBytes(32) }]);
let server: CodecServer;

beforeAll(async () => {
  server = await startCodecServer({ encryption, namespace: 'ccm', origin: UI, token: TOKEN, port: 0 });
});
afterAll(() => server.close());

const base64 = (text: string | Uint8Array): string => Buffer.from(text).toString('base64');

const PLAIN = { metadata: { encoding: base64('json/plain') }, data: base64('"CM-PUB"') };

const asJson = ({ metadata, data }: Payload) => ({
  metadata: Object.fromEntries(Object.entries(metadata ?? {}).map(([name, value]) => [name, base64(value)])),
  data: base64(data ?? ''),
});

const SEALED = asJson(
  encryption.seal({ metadata: { encoding: Buffer.from('json/plain') }, data: Buffer.from('"CM-PUB"') }),
);

interface Asked {
  readonly path?: string;
  readonly method?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Asks as the UI does that was given the endpoint with the token in it. */
const ask = ({ path = `/${TOKEN}/decode`, method = 'POST', body, headers = {} }: Asked = {}): Promise<Response> =>
  fetch(`${server.address}${path}`, {
    method,
    headers: { origin: UI, 'content-type': 'application/json', 'x-namespace': 'ccm', ...headers },
    ...(method === 'POST' ? { body: body ?? JSON.stringify({ payloads: [SEALED] }) } : {}),
  });

describe('the page of the UI', () => {
  test('is shown what was encrypted', async () => {
    const answer = await ask();
    expect(answer.headers.get('access-control-allow-origin')).toBe(UI);
    expect(await answer.json()).toEqual({ payloads: [PLAIN] });
  });

  test('has encrypted what it sends, each time anew', async () => {
    const encode = () => ask({ path: `/${TOKEN}/encode`, body: JSON.stringify({ payloads: [PLAIN] }) });
    const [one, two] = await Promise.all([encode(), encode()].map(async (answer) => (await answer).text()));
    expect(one).not.toBe(two);
    expect(one).not.toContain(PLAIN.data);
    expect(await (await ask({ body: one! })).json()).toEqual({ payloads: [PLAIN] });
  });

  test('may ask first, as browsers do, and without the token', async () => {
    const asked = { 'access-control-request-method': 'POST', 'access-control-request-private-network': 'true' };
    const answer = await ask({ method: 'OPTIONS', path: '/decode', headers: asked });
    expect(answer.status).toBe(204);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'access-control-allow-origin': UI,
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': 'authorization, content-type, x-namespace',
      'access-control-allow-private-network': 'true',
      vary: 'origin',
    });
  });

  test('is shown as it is what does not open', async () => {
    const strange = [PLAIN, { ...SEALED, data: base64('short') }, { ...SEALED, metadata: {} }];
    const answer = await ask({ body: JSON.stringify({ payloads: [...strange, SEALED] }) });
    expect(await answer.json()).toEqual({ payloads: [...strange, PLAIN] });
  });
});

test('whoever is no page, such as the temporal command, shows the token as a header', async () => {
  const answer = await fetch(`${server.address}/decode`, {
    method: 'POST',
    headers: { authorization: `Bearer ${TOKEN}` },
    body: JSON.stringify({ payloads: [SEALED] }),
  });
  expect(await answer.json()).toEqual({ payloads: [PLAIN] });
  expect(answer.headers.get('access-control-allow-origin')).toBeNull();
});

describe('is refused, and nothing that was sent is repeated', () => {
  test.each<[string, Asked, number]>([
    ['no token', { path: '/decode' }, 401],
    ['another token', { path: '/another/decode' }, 401],
    ['another token as a header', { path: '/decode', headers: { authorization: 'Bearer another' } }, 401],
    ['a token that is no text', { path: '/%ff/decode' }, 401],
    ['the page of another site', { headers: { origin: 'https://elsewhere.example' } }, 403],
    ['a page of the same host at another port', { headers: { origin: 'http://127.0.0.1:8234' } }, 403],
    ['another site that asks first', { method: 'OPTIONS', headers: { origin: 'https://elsewhere.example' } }, 403],
    ['another namespace', { headers: { 'x-namespace': 'default' } }, 404],
    ['another path', { path: `/${TOKEN}/keys` }, 404],
    ['a look', { method: 'GET' }, 405],
    ['what is no JSON', { body: 'CM-PUB' }, 400],
    ['JSON of another kind', { body: '{"payloads":[{"data":"CM-PUB"}]}' }, 400],
    ['more than any message holds', { body: 'CM-PUB'.repeat(3_000_000) }, 413],
  ])('%s', async (_, asked, status) => {
    const answer = await ask(asked).catch(() => null);
    // A server that ends the connection while much is still sent may not be heard any more.
    if (answer === null) return expect(status).toBe(413);
    expect(answer.status).toBe(status);
    expect(await answer.text()).not.toContain('CM-PUB');
    if (status === 403) expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });
});

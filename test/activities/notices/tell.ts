import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import { onTestFinished } from 'vitest';
import type { Pace } from '../../../activities/notices/delivery.ts';
import { notify } from '../../../activities/notices/notify.ts';
import type { Notice, Undelivered } from '../../../plan/types/notice.ts';
import type { Notices, SiteInForce } from '../../../plan/types/site-rules.ts';
import { siteFrom } from '../../config/site-file/site-content.ts';

/** Tries again at once, and gives up a silent server soon. */
export const QUICK: Pace = { retries: 2, firstPause: 1, longestPause: 2, inAll: 60_000, oneAttempt: 500 };

/** What activities log of refusals is no news here. */
export const QUIET = { logger: new DefaultLogger('ERROR') };

export const RUN = { workflowId: 'ccm/berlin', runId: '0f7f3f43-4c5a-4a4a-9c1b-000000000001' };

export const noticeWith = (change: Partial<Notice> = {}): Notice => ({
  id: `${RUN.runId}.12.asked`,
  kind: 'asked',
  at: '2026-11-27T15:00:00.000Z',
  isError: true,
  procedure: 'upgrade',
  server: 'CM-PUB',
  text: 'Insert disc 1',
  to: { people: ['Kim'], groups: [] },
  asked: {
    prompt: 'CM-PUB/disc#1',
    kind: 'work',
    title: 'Insert disc 1',
    signed: false,
    since: '2026-11-27T15:00:00.000Z',
    due: '2026-11-27T15:15:00.000Z',
  },
  ...change,
});

/** The small site with a folder of secrets of its own, addresses, and such notices. */
export async function siteThatTells(
  notices: (secret: (name: string, text: string) => Promise<{ readonly file: string }>) => Promise<Partial<Notices>>,
): Promise<SiteInForce> {
  const folder = await mkdtemp(join(tmpdir(), 'ccmctl-notices-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const secret = async (name: string, text: string): Promise<{ readonly file: string }> => {
    const file = join(folder, name);
    await writeFile(file, text, { mode: 0o600 });
    return { file };
  };
  const site = siteFrom();
  const people = site.people.map((one) => ({ ...one, address: `${one.name.toLowerCase()}@b.example` }));
  const told = await notices(secret);
  return { ...site, people, secrets: { folders: [folder], variables: [] }, notices: { webhooks: [], ...told } };
}

/** What came of it, and what Temporal heard meanwhile. */
export interface Told {
  readonly undelivered: readonly Undelivered[];
  readonly heartbeats: readonly unknown[];
}

/** Tells people of a notice as the activity of a run does. */
export async function tell(
  site: SiteInForce,
  notice: Notice = noticeWith(),
  { pace = QUICK, before, run = RUN }: { pace?: Pace; before?: unknown; run?: typeof RUN } = {},
): Promise<Told> {
  const environment = new MockActivityEnvironment(
    {
      workflowExecution: run,
      namespace: 'night',
      heartbeatDetails: before,
    },
    QUIET,
  );
  const heartbeats: unknown[] = [];
  environment.on('heartbeat', (details: unknown) => heartbeats.push(details));
  const dependencies = { readSite: () => Promise.resolve(site), uiAddress: 'https://ui.example', pace };
  const undelivered = await environment.run<[], readonly Undelivered[], () => Promise<readonly Undelivered[]>>(() =>
    notify(dependencies, notice),
  );
  return { undelivered, heartbeats };
}

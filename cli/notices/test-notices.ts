import { randomUUID } from 'node:crypto';
import { deliveriesOf, type Sending } from '../../activities/notices/deliveries.ts';
import { deliver, type Pace } from '../../activities/notices/delivery.ts';
import { readSecretWithin } from '../../activities/ssh/read-secret.ts';
import { nameKey } from '../../plan/names.ts';
import type { SiteInForce } from '../../plan/types/site-rules.ts';
import { CommandError } from '../command-error.ts';
import type { Context } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { siteReaderOf } from '../read-site.ts';

/** Somebody waits for it at a terminal: it is tried once. */
const ONCE: Pace = { retries: 0, firstPause: 1_000, longestPause: 1_000, inAll: 30_000, oneAttempt: 30_000 };

/** What came of one test; `why` says what is wrong, null where it was taken. */
interface Tried {
  readonly recipient: string;
  readonly why: string | null;
}

/** Sends a test to everybody whom notices of the site can reach, or to one person. */
export async function testNotices(context: Context, to: string | undefined): Promise<ExitCode> {
  const readSite = siteReaderOf(context);
  if (!readSite) throw new CommandError(EXIT.usage, 'notices are those of a site; name its file with --site-file');
  const site = await readSite();
  const { webhooks, ...mail } = site.notices;
  const notices = { ...mail, webhooks: to === undefined ? webhooks : [] };
  const deliveries = deliveriesOf(notices, sendingTo(site, to), readSecretWithin(readSite));
  if (deliveries.length === 0)
    throw new CommandError(EXIT.usage, `the site file of ${site.name} has nobody to tell; write notices into it`);
  const interruption = context.interruption();
  const tried: readonly Tried[] = await Promise.all(
    deliveries.map(async (delivery) => ({
      recipient: delivery.recipient,
      why: await deliver(delivery, ONCE, interruption),
    })),
  );
  context.output.result({ site: site.name, tried }, () =>
    tried.map(({ recipient, why }) => `${recipient}: ${why === null ? 'taken' : `not delivered: ${why}`}`).join('\n'),
  );
  return tried.every(({ why }) => why === null) ? EXIT.good : EXIT.failed;
}

/** @throws CommandError (usage) for somebody who is not in the file, or has no address there */
function sendingTo(site: SiteInForce, to: string | undefined): Sending {
  const meant = site.people.filter(({ name }) => to === undefined || nameKey(name) === nameKey(to));
  const addressees = meant.flatMap(({ name, address }) => (address === undefined ? [] : [{ name, address }]));
  if (to !== undefined && addressees.length === 0)
    throw new CommandError(EXIT.usage, `the site file of ${site.name} has no address of ${to}`);
  const text = `This is a test of the notices of site ${site.name}. Nothing is asked of you.`;
  return {
    id: randomUUID(),
    letter: { subject: `[ccmctl] test of the notices of site ${site.name}`, body: `${text}\n` },
    body: JSON.stringify({ type: 'ccmctl.test', timestamp: new Date().toISOString(), data: { site: site.name, text } }),
    addressees: site.notices.mail === undefined ? [] : addressees,
  };
}

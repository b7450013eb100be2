import { createHash } from 'node:crypto';
import { activityInfo, cancellationSignal, heartbeat } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import pMap from 'p-map';
import type { FailureCode } from '../../plan/failures.ts';
import { nameKey } from '../../plan/names.ts';
import type { Notice, Undelivered } from '../../plan/types/notice.ts';
import type { ReadSite, SiteInForce } from '../../plan/types/site-rules.ts';
import { uiLink } from '../../plan/ui-link.ts';
import { readSecretWithin } from '../ssh/read-secret.ts';
import { otherSite, siteAsRead, siteNamed } from '../site-now.ts';
import { deliveriesOf, type Sending } from './deliveries.ts';
import { deliver, USUAL_PACE, type Delivery, type Pace } from './delivery.ts';
import { letterOf, said, type Letter, type RunOfNotice } from './letter.ts';
import type { Addressee } from './mail.ts';

/** So many recipients are told side by side. */
const AT_ONCE = 10;

/** The whole of it ends in that time, well within the limit that the run sets (`workflows/messenger.ts`). */
const LONGEST_MS = 240_000;

const HEARTBEAT_MS = 2_000;

/** Ids of workflows that clusters have (`workflowIdOf`): names of clusters are of plain letters. */
const RUN_OF_CLUSTER = /^ccm\/([A-Za-z0-9][A-Za-z0-9._-]{0,62})$/;

/** What telling people needs of the world. */
export interface NoticeDependencies {
  /** Absent: the worker was started without a site file, and knows nobody. */
  readonly readSite: ReadSite | undefined;
  /** Where the Temporal UI is; null: nobody has said. */
  readonly uiAddress: string | null;
  readonly pace?: Pace;
}

/**
 * Tells everybody whom a notice concerns, by what the site file says at this moment; what went out before, in an attempt that
 * was cut off, does not go out again.
 * @returns who could not be told
 * @param wanted the site whose file the run goes by
 * @throws ApplicationFailure of type SITE_UNREADABLE or OTHER_SITE
 */
export async function notify(
  { readSite, uiAddress, pace = USUAL_PACE }: NoticeDependencies,
  notice: Notice,
  wanted?: string,
): Promise<readonly Undelivered[]> {
  if (!readSite) throw otherSite('the notice goes by a site file', undefined);
  const site = await (wanted === undefined ? siteAsRead(readSite) : siteNamed(readSite, wanted));
  const sending = sendingOf(site, notice, runOf(notice, uiAddress));
  const deliveries = deliveriesOf(site.notices, sending, readSecretWithin(readSite));
  const told = new Set(toldBefore());
  const timeout = AbortSignal.timeout(LONGEST_MS);
  const cancelled = cancellationSignal();
  const tell = async (delivery: Delivery): Promise<readonly Undelivered[]> => {
    const { recipient } = delivery;
    const why = await deliver(delivery, pace, AbortSignal.any([cancelled, timeout])).catch(() => {
      cancelled.throwIfAborted();
      return 'there was no time left';
    });
    if (why !== null) return [{ recipient, why }];
    told.add(recipient);
    heartbeat([...told]);
    return [];
  };
  const alive = setInterval(() => heartbeat([...told]), HEARTBEAT_MS);
  try {
    const left = deliveries.filter(({ recipient }) => !told.has(recipient));
    return (await pMap(left, tell, { concurrency: AT_ONCE })).flat();
  } finally {
    clearInterval(alive);
  }
}

/** Who was told by an attempt before this one. */
function toldBefore(): readonly string[] {
  const details: unknown = activityInfo().heartbeatDetails;
  return Array.isArray(details) ? details.filter((name) => typeof name === 'string') : [];
}

/**
 * The run that Temporal says the notice is of. Its id is made with that, so that no other run can send a notice that a
 * receiver takes for one that it has.
 * @throws ApplicationFailure of type INPUT_REFUSED where it is no run of a cluster
 */
function runOf(notice: Notice, uiAddress: string | null): RunOfNotice {
  const { workflowExecution: run, namespace } = activityInfo();
  const cluster = RUN_OF_CLUSTER.exec(run?.workflowId ?? '')?.[1];
  if (!run || cluster === undefined) {
    const message = 'a notice was sent by something that is no run of a cluster';
    throw ApplicationFailure.nonRetryable(message, 'INPUT_REFUSED' satisfies FailureCode);
  }
  const { workflowId, runId } = run;
  const id = createHash('sha256')
    .update(JSON.stringify([namespace, workflowId, notice.id]))
    .digest('hex')
    .slice(0, 40);
  return { id, cluster, workflowId, runId, namespace, page: uiLink(uiAddress, namespace, run) };
}

/** What is sent of a notice to people of the site, and to its web servers. */
export function sendingOf(site: Pick<SiteInForce, 'people' | 'notices'>, notice: Notice, run: RunOfNotice): Sending {
  const letter = letterOf(notice, run);
  const { mail } = site.notices;
  const isMailed = mail !== undefined && (mail.mode === 'all' || notice.isError);
  const addressees = isMailed ? addresseesOf(site, notice) : [];
  return { id: run.id, letter, body: bodyOf(notice, run, letter), addressees };
}

/** People of the site file whom the notice names, or who belong to a group that it names, and who have an address. */
function addresseesOf({ people }: Pick<SiteInForce, 'people'>, { to }: Notice): readonly Addressee[] {
  const named = new Set(to.people.map(nameKey));
  return people.flatMap(({ name, groups, address }) => {
    const isMeant = named.has(nameKey(name)) || groups.some((group) => to.groups.includes(group));
    return isMeant && address !== undefined ? [{ name, address }] : [];
  });
}

/** What a web server is posted. */
function bodyOf(notice: Notice, run: RunOfNotice, { command }: Letter): string {
  const { kind, at, text, asked, ...rest } = notice;
  const { cluster, workflowId, runId, namespace, page } = run;
  return JSON.stringify({
    type: `ccmctl.${kind.replaceAll(' ', '-')}`,
    timestamp: at,
    data: {
      ...rest,
      ...{ cluster, workflowId, runId, namespace, page, command },
      text: said(text),
      ...(asked === undefined ? {} : { asked: { ...asked, title: said(asked.title) } }),
    },
  });
}

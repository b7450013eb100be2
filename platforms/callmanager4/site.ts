import { cutText, LONGEST_TEXT } from '../../plan/cut-text.ts';
import { known, unknown, type Fact } from '../../plan/fact.ts';
import type { CommandResult, Hosts } from '../../plan/platform/hosts.ts';
import type { Site } from '../../plan/platform/site.ts';
import type { CommandReport } from '../../plan/types/command-report.ts';
import type { Seen } from './checks/seen.ts';
import { holdsPlaceholder } from './command-words.ts';
import { createEyes } from './eyes.ts';
import { linesNow } from './lines-now.ts';
import { see } from './see.ts';
import { settled } from './settled.ts';
import { endpointOf, endpointsOf, type Target } from './target.ts';
import type { Eyes } from './types/eyes.ts';
import { isWithdrawn, withdrawLine } from './windows/act-mark.ts';
import { oneLine } from '../../plan/show-text.ts';
import { readAnswer } from './windows/read-answer.ts';
import { runAct } from './windows/run-act.ts';

/** How long a site waits, in milliseconds. */
export interface SiteLimits {
  /** One probe; WMI takes most of a minute to find that a node is not there. */
  readonly lookMs: number;
  /** One command of an act. */
  readonly actMs: number;
  /** One query. */
  readonly queryMs: number;
}

const DEFAULT_LIMITS: SiteLimits = { lookMs: 90_000, actMs: 60_000, queryMs: 90_000 };

/** The end of what a command said: enough to understand it, little enough for the history. */
const SAID_CHARACTERS = 300;

export interface SiteOptions {
  readonly hosts: Hosts;
  readonly clock?: () => Date;
  readonly limits?: Partial<SiteLimits>;
  /** Code page of console programs on the Windows machines: `cp850` in Western Europe, `cp437` in the United States. */
  readonly codePage?: string;
}

/** What a worker can do at the site of clusters of this platform, and see there. */
export type CallManagerSite = Omit<Site, keyof Eyes> & Eyes;

/** A site over its hosts: the cluster's station, or the servers themselves. */
export function createSite({ hosts, codePage: encoding = 'cp850', ...options }: SiteOptions): CallManagerSite {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const clock = options.clock ?? ((): Date => new Date());
  const eyes = createEyes({ hosts, clock, limits, encoding });
  const commandLimits = { timeoutMs: limits.actMs, encoding };
  return {
    ...eyes,
    ...judging(eyes),
    act: (target: Target, commands, order) =>
      hosts.hold(endpointOf(target), async (run, host) =>
        (await runAct({ ...order, commands }, host, run, commandLimits)).map(reportOf),
      ),
    withdraw: (target: Target, act) =>
      settled(async () => readWithdrawal(act, await hosts.run(endpointOf(target), withdrawLine(act), commandLimits))),
    allowLogin: (target: Target, word) => {
      for (const endpoint of endpointsOf(target)) hosts.allowLogin(endpoint, word);
    },
    close: () => hosts.close(),
  };
}

/** What a site judges of what its eyes see. */
export const judging = (eyes: Eyes): Pick<Site, 'see' | 'linesNow' | 'areAsShown'> => ({
  see: (asked, before) => see(eyes, asked, before as Seen | undefined),
  linesNow: (act, seen) => linesNow(eyes, act, seen as Seen),
  areAsShown: (lines, shown) => holdsPlaceholder(shown) || shown === lines.join('\n'),
});

function reportOf(result: CommandResult): CommandReport {
  const { kind, text } = readAnswer(result);
  return { command: result.command, answer: kind, said: oneLine(text).slice(-SAID_CHARACTERS) };
}

/** The host's own word that the mark is gone; nothing else is one. */
function readWithdrawal(act: string, result: CommandResult): Fact<true> {
  const { stdout, stderr, host, timedOut, disconnected, overflowed } = result;
  if (overflowed) return unknown(`${host} printed more than a command may print`);
  if (isWithdrawn(act, result)) return known(true);
  if (timedOut || disconnected) return unknown(`${host} gave no answer`);
  return unknown(`its mark is still there: ${cutText(oneLine(`${stdout} ${stderr}`), LONGEST_TEXT)}`);
}

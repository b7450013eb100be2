import { ApplicationFailure } from '@temporalio/common';
import type { Activities } from '../../activities/types.ts';
import type { Notice, Undelivered } from '../../plan/types/notice.ts';
import type { NoticeMode, PromptPolicy, SiteInForce } from '../../plan/types/site-rules.ts';
import type { Step } from '../../plan/types/step.ts';
import { SignedRun } from './signed-run.ts';

/** A run that goes by a site file with notices; whoever would tell people keeps what it is to tell. */
export interface ToldRun {
  readonly signed: SignedRun;
  /** What was told, in the order in which it was taken up. */
  readonly told: readonly Notice[];
}

/** What becomes of a notice: who could not be told, or why nobody was; it may take its time. */
export type Fate = (notice: Notice) => Promise<readonly Undelivered[]> | readonly Undelivered[];

export const nobodyTold = (why: string): never => {
  throw ApplicationFailure.nonRetryable(why, 'INPUT_REFUSED');
};

export interface Wish {
  readonly mode?: NoticeMode;
  /** What the site wants of every kind of prompt. */
  readonly policy?: Partial<PromptPolicy>;
  readonly fate?: Fate;
}

/** A site whose people are told, and whose policies say so. */
export const tellingSite =
  ({ mode = 'all', policy = {} }: Wish) =>
  (site: SiteInForce): SiteInForce => {
    const { approval, work, decision, resume } = site.policies;
    return {
      ...site,
      notices: { webhooks: [], mail: { server: 'mail:25', from: 'a@b.example', mode, tls: 'required' } },
      policies: {
        approval: { ...approval, ...policy, signed: true },
        work: { ...work, ...policy },
        decision: { ...decision, ...policy },
        resume: { ...resume, ...policy },
      },
    };
  };

/** Starts such a run; who has to approve it does so. */
export async function startToldRun(
  steps: Readonly<Record<string, readonly Step[]>>,
  wish: Wish = {},
): Promise<ToldRun> {
  const told: Notice[] = [];
  const notify: Activities['notify'] = async (notice) => {
    told.push(notice);
    return (await wish.fate?.(notice)) ?? [];
  };
  const signed = await SignedRun.start(steps, tellingSite(wish), { notify });
  return { signed, told };
}

import type { NoticeKind } from './types/notice.ts';
import type { NoticeMode, Notices, PromptKind } from './types/site-rules.ts';

/** What people are told of each kind of notice: its words in a subject, and whether something went wrong. */
interface NoticeRow {
  readonly words: string;
  /** `trouble`: only where somebody has to decide about trouble. */
  readonly isError: boolean | 'trouble';
  /** It says how a run has ended: it is sent whatever else is on its way. */
  readonly isEnd?: true;
}

export const NOTICE_ROWS: Readonly<Record<NoticeKind, NoticeRow>> = {
  asked: { words: 'asked', isError: 'trouble' },
  reminded: { words: 'still waiting', isError: true },
  escalated: { words: 'nobody has answered', isError: true },
  held: { words: 'held', isError: true },
  'stop asked': { words: 'to be stopped', isError: true },
  failed: { words: 'failed', isError: true, isEnd: true },
  stopped: { words: 'stopped', isError: true, isEnd: true },
  completed: { words: 'completed', isError: false, isEnd: true },
  several: { words: 'several', isError: false },
};

/** Whether something went wrong of which a notice tells. */
export function isError(kind: NoticeKind, asked: PromptKind | undefined): boolean {
  const { isError } = NOTICE_ROWS[kind];
  return isError === 'trouble' ? asked === 'decision' : isError;
}

/** What runs of a site have to tell: web servers are told everything, mail as its mode says; undefined: nobody is told. */
export function noticesWanted({ mail, webhooks }: Notices): NoticeMode | undefined {
  return webhooks.length > 0 ? 'all' : mail?.mode;
}

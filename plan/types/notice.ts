import type { PromptKind } from './site-rules.ts';

/** What a notice is about; `several`: what there was more than could be told one by one. */
export const NOTICE_KINDS = [
  'asked',
  'reminded',
  'escalated',
  'held',
  'stop asked',
  'failed',
  'stopped',
  'completed',
  'several',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** What waits for an answer, so that a worker can make the command that gives it. */
export interface NoticeAsking {
  /** Id of the prompt; `APPROVAL` and `RESUMPTION` for what is no prompt. */
  readonly prompt: string;
  readonly kind: PromptKind;
  readonly title: string;
  /** Whether the site wants the answer signed. */
  readonly signed: boolean;
  /** ISO 8601 in UTC. */
  readonly since: string;
  readonly due?: string;
  /** Of an approval: hash of the plan. */
  readonly plan?: string;
}

/** What a run has to tell people who do not look. Who they are and how they are reached a worker of the site knows. */
export interface Notice {
  /** Run and line: the same however often it is sent. */
  readonly id: string;
  readonly kind: NoticeKind;
  /** When it happened, ISO 8601 in UTC. */
  readonly at: string;
  readonly isError: boolean;
  readonly procedure: string;
  /** The run is on a lab. */
  readonly rehearsal?: true;
  readonly server?: string;
  /** What happened, in one line. */
  readonly text: string;
  /** Whom it concerns: names of people of the plan, and groups of the site. */
  readonly to: { readonly people: readonly string[]; readonly groups: readonly string[] };
  readonly asked?: NoticeAsking;
  /** Of several: how many there are of each kind. */
  readonly counts?: Readonly<Partial<Record<NoticeKind, number>>>;
}

/** Somebody who could not be told, and why. */
export interface Undelivered {
  /** Name of a person, or which web server. */
  readonly recipient: string;
  readonly why: string;
}

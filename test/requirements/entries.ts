import type { Entry } from '../rehearsal/story.ts';

/** What an entry is to be like: a value is to be the same, a pattern is to be found in the text or in one of the texts. */
export type Like = { readonly [Field in keyof Entry]?: Entry[Field] | RegExp };

/** What is told of one step. */
export type OfStep = Like & { readonly step: string };

const fits = (is: unknown, wanted: unknown): boolean =>
  wanted instanceof RegExp ? [is].flat().some((one) => typeof one === 'string' && wanted.test(one)) : is === wanted;

export const isLike = (entry: Entry | undefined, like: Like): boolean =>
  entry !== undefined && Object.entries(like).every(([field, wanted]) => fits(entry[field as keyof Entry], wanted));

/** Where the first entry like this stands, from a place on. @throws Error where none does */
export function placeOf(entries: readonly Entry[], like: Like, from = 0): number {
  const place = entries.findIndex((entry, at) => at >= from && isLike(entry, like));
  if (place < 0) throw new Error(`no entry is like ${Object.entries(like).map(String).join(' ')}`);
  return place;
}

/** Where the last one stands; -1 where none does. */
export const lastOf = (entries: readonly Entry[], like: Like): number =>
  entries.findLastIndex((entry) => isLike(entry, like));

export const allLike = (entries: readonly Entry[], like: Like): readonly Entry[] =>
  entries.filter((entry) => isLike(entry, like));

/** Something was seen to be good, or is said to be. */
export const good = (step: string, like: Like = {}): OfStep => ({ ...like, kind: 'step', step, outcome: 'good' });

/** Something was seen not to be as it should. */
export const bad = (step: string, like: Like = {}): OfStep => ({ ...like, kind: 'step', step, verdict: 'bad' });

/** Nobody could tell. */
export const unknown = (step: string, like: Like = {}): OfStep => ({ ...like, kind: 'step', step, verdict: 'unknown' });

/** Somebody is asked to do what a step says. */
export const asked = (step: string): Like => ({ kind: 'asked', step });

/** A subscriber's publisher was seen to run the release that all examples go to; two procedures have names of their own for it. */
export const releaseOfPublisher = (server: string, publisher: string): Like => ({
  outcome: 'good',
  step: new RegExp(`^${server}/publisher-(?:upgraded|installed)$`),
  seen: `${publisher}: Cisco CallManager 4.1(2)`,
});

/** The work on a server begins. */
export const begun = (server: string): Like => ({ kind: 'server', server, state: 'begun' });

/** The work on a server has come to its end. */
export const done = (server: string): Like => ({ kind: 'server', server, state: 'done' });

/** A stage of the run begins. */
export const stage = (title: string): Like => ({ kind: 'stage', text: new RegExp(`^${title}: `) });

/** A question about what is bad or unknown, or about a report of trouble. */
export const DECISION: Like = { kind: 'asked', text: /^Decide: / };

export const isDecision = (entry: Entry | undefined): boolean => isLike(entry, DECISION);

/** Whether somebody is asked to do something; a decision is about what was done. */
export const isWork = (entry: Entry): boolean => entry.kind === 'asked' && !isDecision(entry);

/** What machines were told to do. */
export const commandsOf = (entries: readonly Entry[]): readonly string[] =>
  entries.flatMap(({ commands = [] }) => commands);

/** The server that a command is addressed to. */
export const addresseeOf = (command: string): string | undefined =>
  /(?:\bsc |-m |-S )(?:\\\\)?([\w-]+)/.exec(command)?.[1];

import { z } from 'zod';

/** Nothing that a run writes down is longer; its own bounds are tighter. */
const LONGEST = 100_000;

const text = z.string().max(LONGEST);
const word = z.string().max(1_000);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().min(0);

/** What the chain adds to each line. */
const stamp = { at: word, worker: word, previous: z.union([z.literal(''), hash]) };

const signed = z.looseObject({
  statement: z.looseObject({
    workflow: word,
    firstRun: word,
    prompt: word,
    value: z.union([text, z.number()]),
    by: word,
    plan: word,
    nonce: word,
  }),
  signature: text.optional(),
});

/** What was stated before the run. */
const signedBefore = z.looseObject({
  statement: z.looseObject({
    kind: word,
    cluster: word,
    procedure: word,
    step: word,
    value: z.union([text, z.number()]),
    by: word,
    at: word,
  }),
  signature: text.optional(),
});

/** A line of the journal, of which the record itself reads little. */
const journalEntry = z.looseObject({
  at: word,
  kind: word,
  text,
  given: z.array(signed).max(1_000).optional(),
  givenBefore: z.array(signedBefore).max(1_000).optional(),
});

/** One line of the record of a run. */
const lineSchema = z.discriminatedUnion('event', [
  /** The record begins. */
  z.strictObject({ ...stamp, event: z.literal('opened'), workflow: word, firstRun: word }),
  /** What the site file says of people and keys from here on. */
  z.strictObject({
    ...stamp,
    event: z.literal('site'),
    name: word,
    hash,
    people: z.array(z.strictObject({ name: word, keys: z.array(text) })),
    /** Public keys of the site's workers: they sign the record. */
    workers: z.array(text),
  }),
  /** A line of the journal: number `line` of that run of the chain. */
  z.strictObject({ ...stamp, event: z.literal('story'), run: word, line: count, entry: journalEntry }),
  /** An act, before its first command is sent, and what may allow it: approval of the plan, or nonces of decisions. */
  z.strictObject({
    ...stamp,
    event: z.literal('act'),
    run: word,
    plan: word,
    step: word,
    action: word,
    server: word,
    act: word,
    warrants: z.array(word),
    commands: z.array(text),
  }),
  /** Of an act before surely nothing was sent: it was not allowed, or its connection never came about. */
  z.strictObject({ ...stamp, event: z.literal('unsent'), run: word, act: word }),
  /** A worker's signature over the record up to line number `lines`, whose hash is `head`, and over when this was. */
  z.strictObject({ ...stamp, event: z.literal('seal'), lines: count, head: hash, signature: text }),
  /** The run is over; its last run of the chain was this one. */
  z.strictObject({ ...stamp, event: z.literal('closed'), run: word }),
]);

export type AuditLine = z.output<typeof lineSchema>;
export type LineOf<Event extends AuditLine['event']> = Extract<AuditLine, { readonly event: Event }>;

/** @throws ZodError, SyntaxError for what no worker has written */
export const readAuditLine = (written: string): AuditLine => lineSchema.parse(JSON.parse(written));

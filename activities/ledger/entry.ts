import { z } from 'zod';

/** Where a step stands in the order of work: the number of its part, and its own in that. */
export type PlaceInPlan = readonly [part: number, step: number];

const place = z.tuple([z.int().min(0), z.int().min(0)]);
const text = z.string().max(500);

/** What a worker has written down of an act, or of the end of a run. */
const entrySchema = z.discriminatedUnion('event', [
  z.strictObject({
    /**
     * `begun`: commands may have been sent; `left`: by what was seen nothing was to be sent; `unsent`: of what was begun, surely
     * nothing was sent.
     */
    event: z.enum(['begun', 'left', 'unsent']),
    at: text,
    firstRun: text,
    plan: text,
    step: text,
    place,
    /** Id of the act. */
    act: text,
    /** What allowed it: the approval of the plan, or the nonce of a decision. */
    warrant: text,
    worker: text,
    previous: text,
  }),
  z.strictObject({ event: z.literal('ended'), at: text, firstRun: text, worker: text, previous: text }),
]);

export type LedgerEntry = z.infer<typeof entrySchema>;
export type ActEntry = Extract<LedgerEntry, { readonly act: string }>;

/** The warrant of an act that the approval of its plan allows. */
export const BY_THE_PLAN = 'plan';

/** @throws ZodError, SyntaxError for what no worker has written */
export const readEntry = (written: string): LedgerEntry => entrySchema.parse(JSON.parse(written));

import { z } from 'zod';
import { APPROVAL, RESUMPTION } from '../../plan/statement.ts';
import { NOTICE_KINDS, type Notice } from '../../plan/types/notice.ts';
import { PROMPT_KINDS } from '../../plan/types/site-rules.ts';

/** Characters of one text of a notice; workflows send fewer. */
const LONGEST_TEXT = 2_000;

/** More people than any site has. */
const MOST_PEOPLE = 500;

const text = z.string().max(LONGEST_TEXT);
const moment = z.iso.datetime();
const id = z.string().regex(/^[0-9a-f-]{36}\.\d{1,9}\.[a-z ]{1,20}$/, { error: 'is no id of a notice' });
const server = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/, { error: 'is no name of a server' });
const hash = z.string().regex(/^[0-9a-f]{64}$/, { error: 'is no hash of a plan' });

/** A command is made of it: nothing but ids of prompts, and the two that are none. */
const prompt = z.union([
  z.literal([APPROVAL, RESUMPTION]),
  z.string().regex(/^[A-Za-z0-9][A-Za-z0-9 /._-]{0,126}#\d{1,6}$/, { error: 'is no id of a prompt' }),
]);

const asked = z
  .strictObject({
    prompt,
    kind: z.enum(PROMPT_KINDS),
    title: text,
    signed: z.boolean(),
    since: moment,
    due: moment.optional(),
    plan: hash.optional(),
  })
  .refine((asking) => asking.prompt !== APPROVAL || asking.plan !== undefined, {
    path: ['plan'],
    error: 'is missing where a plan is to be approved',
  });

/** A notice as a worker takes it: whoever reaches Temporal can send one. */
export const noticeShape: z.ZodType<Notice> = z.strictObject({
  id,
  kind: z.enum(NOTICE_KINDS),
  at: moment,
  isError: z.boolean(),
  procedure: z.string().regex(/^[a-z][a-z-]{0,60}$/, { error: 'is no name of a procedure' }),
  rehearsal: z.literal(true).optional(),
  server: server.optional(),
  text,
  to: z.strictObject({
    people: z.array(z.string().max(200)).max(MOST_PEOPLE),
    groups: z.array(z.string().max(63)).max(MOST_PEOPLE),
  }),
  asked: asked.optional(),
  counts: z.partialRecord(z.enum(NOTICE_KINDS), z.int().min(1).max(1_000_000)).optional(),
}) as z.ZodType<Notice>;

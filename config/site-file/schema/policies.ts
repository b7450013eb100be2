import { z } from 'zod';
import { PROMPT_KINDS, type PromptKind, type PromptPolicy } from '../../../plan/types/site-rules.ts';
import { durationSchema } from '../../schema/duration.ts';
import { field } from '../../schema/field.ts';
import { groupName } from './people.ts';

const NO_COUNT = 'is no number of people; write a whole number from 1 to 10';

const escalationSchema = z.strictObject({
  after: field(durationSchema, {
    sentence: 'Time without an answer after which those of other groups are told.',
    example: '1h',
    type: 'duration',
  }),
  to: field(z.array(groupName).min(1, { error: 'is empty; name at least one group' }), {
    sentence: 'Groups whose members are told.',
    example: ['on-call'],
  }),
});

/** What the file says of one kind of prompt; what it leaves out is as in `DEFAULT_POLICIES`. */
export const policySchema = z.strictObject({
  signed: field(z.boolean().optional(), {
    sentence: 'Whether only an answer that is signed with a key of the person counts.',
    example: true,
  }),
  people: field(z.int({ error: NO_COUNT }).min(1, { error: NO_COUNT }).max(10, { error: NO_COUNT }).optional(), {
    sentence: 'How many people have to give it, each of them once.',
    example: 2,
  }),
  groups: field(z.array(groupName).min(1, { error: 'is empty; name a group, or leave the line out' }).optional(), {
    sentence: 'Groups whose members may give it; without it those who may by what their groups may do.',
    example: ['night-shift'],
  }),
  notRequester: field(z.boolean().optional(), {
    sentence: 'Whether whoever started the run or wrote its plan may not give it.',
    example: true,
  }),
  notDoer: field(z.boolean().optional(), {
    sentence: 'Whether whoever did a step may not decide about it or confirm it.',
    example: true,
  }),
  remind: field(durationSchema.optional(), {
    sentence: 'How often people are reminded at first; without it as the cluster file says.',
    example: '15m',
    type: 'duration',
  }),
  escalate: field(escalationSchema.optional(), { sentence: 'Who is told when nobody answers, and when.' }),
  holdAfter: field(durationSchema.optional(), {
    sentence: 'Time without an answer after which the run is held; without it it goes on waiting.',
    example: '4h',
    type: 'duration',
  }),
});

/** What each kind of prompt is, for the documentation. */
export const KIND_SENTENCES: Readonly<Record<PromptKind, string>> = {
  approval: 'The approval of a plan, or of a site that has changed since.',
  work: 'What only people can do, such as to put a disc into a drive.',
  decision: 'What is decided about trouble.',
  resume: 'That a run goes on after a hold.',
};

/** The part `policies`. */
export const policiesSchema = z.strictObject(
  Object.fromEntries(
    PROMPT_KINDS.map((kind) => [kind, field(policySchema.optional(), { sentence: KIND_SENTENCES[kind] })]),
  ) as Record<PromptKind, z.ZodOptional<typeof policySchema>>,
);

const ANYBODY = { people: 1, groups: [], notRequester: false, notDoer: false } as const;

/** What counts where the file says nothing: what changes servers or the course of a run is signed. */
export const DEFAULT_POLICIES: Readonly<Record<PromptKind, PromptPolicy>> = {
  approval: { ...ANYBODY, signed: true, notRequester: true },
  work: { ...ANYBODY, signed: false },
  decision: { ...ANYBODY, signed: true },
  resume: { ...ANYBODY, signed: true },
};

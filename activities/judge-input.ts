import { ApplicationFailure } from '@temporalio/common';
import { z } from 'zod';
import { WORD_RULES, type WordKind } from '../platforms/callmanager4/command-words.ts';
import type { FailureCode } from '../plan/failures.ts';
import { ACTIONS, CHECKS } from '../platforms/callmanager4/procedures/definitions.ts';
import type { Target } from '../plan/types/plan.ts';
import type { Memory } from '../plan/types/run.ts';
import type { PromptStep } from '../plan/types/step.ts';
import type { ActionInput, CheckInput } from './types.ts';
import { ACT_ID } from '../platforms/callmanager4/windows/act-mark.ts';

/** Characters of one text; nothing of a cluster, a plan or a memory is longer. */
const LONGEST_TEXT = 4_000;

/** Characters of what a person writes. */
const LONGEST_REPORT = 20_000;

/** Entries of one list: the services or the parameters of a server. */
const LONGEST_LIST = 20_000;

/** A month: no limit of a run is longer. */
const LONGEST_SECONDS = 2_592_000;

/** Names of files and people's words may be in any language, but they are of one line. */
const text = z
  .string()
  .max(LONGEST_TEXT)
  .refine((value) => !/[\p{Cc}\p{Cf}\u2028\u2029]/u.test(value), { error: 'holds signs that nobody sees' });

const wordOf = (kind: WordKind): z.ZodType<string> =>
  z.string().regex(WORD_RULES[kind].allowed, { error: `is no ${WORD_RULES[kind].called}: ${WORD_RULES[kind].words}` });

const secret = z
  .looseObject({ file: text.min(1), env: z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,199}$/) })
  .partial()
  .refine(({ file, env }) => (file === undefined) !== (env === undefined), { error: 'names no one keeping place' });

const endpoint = z.looseObject({
  host: z.string().regex(/^[A-Za-z0-9:_][A-Za-z0-9.:_%-]{0,252}$/),
  port: z.int().min(1).max(65_535),
  user: text.min(1).regex(/^[^\s"]{1,256}$/u),
  key: secret.optional(),
  passphrase: secret.optional(),
  password: secret.optional(),
  hostKey: z.string().regex(/^SHA256:[A-Za-z0-9+/]{43}$/),
  algorithms: z.array(z.string().regex(/^[A-Za-z0-9@.+-]{1,64}$/)).max(100),
});

const target = z.looseObject({
  server: z.looseObject({
    name: wordOf('server'),
    address: wordOf('address'),
    roles: z.array(text).max(10),
    services: z.array(text).max(LONGEST_LIST),
    devices: z.int().min(0),
    transport: z.discriminatedUnion('kind', [
      z.looseObject({ kind: z.literal('station') }),
      z.looseObject({ kind: z.literal('direct'), endpoint }),
    ]),
  }),
  station: endpoint.optional(),
});

/** A service that was written down comes back from the history, which is a stranger's too. */
const service = z.looseObject({ name: z.string().max(LONGEST_TEXT), displayName: z.string().max(LONGEST_TEXT) });

const actId = z.string().regex(ACT_ID);

const memory = z.looseObject({
  services: z.array(service).max(LONGEST_LIST).nullable().optional(),
  servicesBefore: z.array(service).max(LONGEST_LIST).nullable().optional(),
  unanswered: z
    .array(z.looseObject({ server: wordOf('server'), id: actId }))
    .max(100)
    .optional(),
});

const checkInput = z.looseObject({
  check: z
    .looseObject({
      name: z.string().refine((name) => CHECKS.has(name), { error: 'is no check of any procedure' }),
      servers: z.array(wordOf('server')).max(100),
      withinSeconds: z.number().min(0).max(LONGEST_SECONDS).optional(),
    })
    .refine(({ name, arguments: told }) => CHECKS.get(name)?.arguments(told), {
      path: ['arguments'],
      error: 'is not what the check takes',
    }),
  targets: z.array(target).max(100),
  memory,
  asked: z
    .looseObject({ kind: z.enum(['bad', 'unknown']), steadySeconds: z.number().min(0).max(LONGEST_SECONDS) })
    .optional(),
  watchEverySeconds: z.number().min(1).max(LONGEST_SECONDS).optional(),
  fresh: z.boolean().optional(),
});

const actionInput = z
  .looseObject({
    action: z.string().refine((name) => ACTIONS.has(name), { error: 'is no action of any procedure' }),
    target,
    memory,
    proof: checkInput,
    decidedBy: z.enum(['the look', 'a person']),
    id: actId,
    step: wordOf('comment'),
    shown: z.string().optional(),
    run: z.string().max(200),
  })
  .refine(({ action, arguments: told }) => ACTIONS.get(action)?.arguments(told), {
    path: ['arguments'],
    error: 'is not what the action takes',
  });

const promptInput = z.looseObject({
  step: z.looseObject({
    instructions: z.array(z.string().max(LONGEST_TEXT)).max(LONGEST_LIST),
    task: z.looseObject({
      kind: text,
      services: z
        .array(z.looseObject({ name: text }))
        .max(LONGEST_LIST)
        .optional(),
    }),
  }),
  memory,
});

/** What a person reported is as long as a message may be. */
const report = z.looseObject({ text: z.string().max(LONGEST_REPORT) });

/**
 * Takes the input of an activity for a stranger's: who reaches Temporal can start one by hand, with any JSON.
 * @throws ApplicationFailure of type INPUT_REFUSED, which names the place, before anything is asked or sent
 */
function judged<T>(schema: z.ZodType, input: unknown): T {
  const { success, error } = schema.safeParse(input);
  if (success) return input as T;
  const [issue] = error.issues;
  const message = `${issue?.path.join('.') || 'the input'}: ${issue?.message ?? 'has another shape'}`;
  throw ApplicationFailure.nonRetryable(message.slice(0, 500), 'INPUT_REFUSED' satisfies FailureCode);
}

export const judgePromptInput = (input: unknown): { readonly step: PromptStep; readonly memory: Memory } =>
  judged(promptInput, input);
export const judgeReport = (input: unknown): { readonly text: string } => judged(report, input);
export const judgeTarget = (input: unknown): Target => judged(target, input);
export const judgeCheckInput = (input: unknown): CheckInput => judged(checkInput, input);
export const judgeActionInput = (input: unknown): ActionInput => judged(actionInput, input);

import { z } from 'zod';
import type { JudgePart } from '../../plan/platform/platform.ts';
import type { ServiceState, StartType } from './types/observation.ts';
import { MOST_JUMPS } from '../../config/site-file/rules/hosts.ts';
import { WORD_RULES, type WordKind } from './command-words.ts';

/** Characters of one text; nothing of a cluster, a plan or a memory is longer. */
const LONGEST_TEXT = 4_000;

/** Entries of one list: the services or the parameters of a server. */
const LONGEST_LIST = 20_000;

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

const endpointFields = z.looseObject({
  host: z.string().regex(/^[A-Za-z0-9:_][A-Za-z0-9.:_%-]{0,252}$/),
  port: z.int().min(1).max(65_535),
  user: text.min(1).regex(/^[^\s"]{1,256}$/u),
  key: secret.optional(),
  passphrase: secret.optional(),
  password: secret.optional(),
  agent: z.literal(true).optional(),
  hostKey: z.string().regex(/^SHA256:[A-Za-z0-9+/]{43}$/),
  algorithms: z.array(z.string().regex(/^[A-Za-z0-9@.+-]{1,64}$/)).max(100),
});

/** The way to a host leads through a few others at most. */
const endpointAt = (hosts: number): z.ZodType =>
  endpointFields.extend({ via: hosts === 0 ? z.undefined() : endpointAt(hosts - 1).optional() });

const endpoint = endpointAt(MOST_JUMPS);

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
const service = z.looseObject({
  name: z.string().min(1).max(LONGEST_TEXT),
  displayName: z.string().max(LONGEST_TEXT),
  state: z.enum([
    'running',
    'stopped',
    'starting',
    'stopping',
    'paused',
    'pausing',
    'continuing',
  ] satisfies ServiceState[]),
  startType: z.enum(['automatic', 'manual', 'disabled', 'boot', 'system'] satisfies StartType[]),
});

const services = z.array(service).max(LONGEST_LIST).nullable().optional();

const word = z.string().max(LONGEST_TEXT);
const parameter = z.looseObject({
  service: word,
  name: word,
  value: word,
  servers: z.array(word.nullable()).max(LONGEST_LIST),
});

const memory = z.looseObject({
  services,
  setAside: services,
  servicesBefore: services,
  parameters: z.array(parameter).max(LONGEST_LIST).nullable().optional(),
});

const task = z.looseObject({
  kind: text,
  services: z
    .array(z.looseObject({ name: text }))
    .max(LONGEST_LIST)
    .optional(),
});

const judgeOf =
  (schema: z.ZodType): JudgePart =>
  (value) =>
    schema.safeParse(value).error?.issues.map(({ path, message }) => ({ path: path.map(String), message })) ?? [];

/** What comes back from Temporal is a stranger's: how a server is reached, what was written down, the work of a prompt. */
export const judgeTarget = judgeOf(target);
export const judgeMemory = judgeOf(memory);
export const judgeTask = judgeOf(task);

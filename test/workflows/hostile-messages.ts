import { randomUUID } from 'node:crypto';
import type { WorkflowHandle } from '@temporalio/client';
import fc from 'fast-check';
import type { Rehearsal } from './harness.ts';

/** What goes over the wire: bytes, and what they are said to be. */
export interface RawPayload {
  readonly metadata: Readonly<Record<string, Uint8Array>>;
  readonly data: Uint8Array;
}

const bytes = (text: string): Uint8Array => Buffer.from(text, 'utf8');

const json = (text: string): RawPayload => ({ metadata: { encoding: bytes('json/plain') }, data: bytes(text) });

const NAUGHTY: readonly RawPayload[] = [
  '{"by": {"toString": 1}}',
  '{"toString": 1, "valueOf": 2, "by": "Ben"}',
  '{"__proto__": {"by": "Ben"}}',
  '{"by": "Ben", "__proto__": null, "constructor": 1}',
  '{"by": "\\ud800", "reason": "\\udfff"}',
  '{"by": "Ben", "reason": {"toString": 1}}',
  '{"planHash": {"toString": 1}, "by": "Ada"}',
  '{"prompt": {"toString": 1}, "value": "done", "by": "Ben"}',
  '{"prompt": "PUB/one#1", "value": {"toString": 1}, "by": "Ben"}',
  '{"prompt": "PUB/one#1", "value": 1e400, "by": "Ben"}',
  '{"prompt": "PUB/one#1", "value": "done", "by": "<your name>"}',
  '{"by": "Ben", "reason": "a\\u001b[2J\\n# b\\u202e"}',
  '{}',
  '[]',
  'null',
  '"text"',
  '7',
  '{"by": "Ben"',
  '\u0000',
  '',
  `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
  `{"by": ${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}}`,
  `{"by": "${'B'.repeat(20_000)}"}`,
  `{"by": "Ben", "reason": "${'r'.repeat(20_000)}"}`,
].map(json);

/** Any JSON, with the keys that messages have more often than chance would. */
const anyValue = fc.oneof(
  fc.jsonValue({ depthSize: 'small' }),
  fc.dictionary(fc.constantFrom('by', 'reason', 'prompt', 'value', 'note', 'toString', '__proto__'), fc.jsonValue(), {
    noNullPrototype: true,
  }),
);

const broken = <T extends object>(good: T): fc.Arbitrary<RawPayload> =>
  fc
    .tuple(fc.constantFrom(...Object.keys(good)), fc.jsonValue())
    .filter(([, value]) => typeof value !== 'string' && typeof value !== 'boolean')
    .map(([key, value]) => json(JSON.stringify({ ...good, [key]: value })));

const NEARLY_GOOD = fc.oneof(
  broken({ prompt: 'PUB/nothing#1', value: 'done', by: 'Ben', note: 'a note' }),
  broken({ by: 'Ben' }),
);

const ENCODINGS = [
  'json/plain',
  'binary/plain',
  'binary/null',
  'json/protobuf',
  'binary/protobuf',
  'binary/encrypted',
  '',
];

const anyBytes: fc.Arbitrary<RawPayload> = fc
  .record({
    encoding: fc.oneof(fc.constantFrom(...ENCODINGS), fc.string()).map(bytes),
    messageType: fc.option(fc.constantFrom('google.protobuf.Struct', '').map(bytes), { nil: undefined }),
    data: fc.oneof(
      fc.uint8Array({ maxLength: 60 }),
      anyValue.map((value) => bytes(JSON.stringify(value))),
    ),
  })
  .map(({ encoding, messageType, data }) => ({
    metadata: { encoding, ...(messageType === undefined ? {} : { messageType }) },
    data,
  }));

const withoutMetadata = fc.uint8Array({ maxLength: 20 }).map((data) => ({ metadata: {}, data }));

/** One payload as any stranger may send it. */
export const anyPayload: fc.Arbitrary<RawPayload> = fc.oneof(
  fc.constantFrom(...NAUGHTY),
  anyValue.map((value) => json(JSON.stringify(value))),
  NEARLY_GOOD,
  anyBytes,
  withoutMetadata,
);

/** A message to a run: of which kind, by which name, with what in it. */
export interface HostileMessage {
  readonly kind: 'signal' | 'update' | 'query';
  readonly name: string;
  readonly payloads: readonly RawPayload[];
}

const PEOPLES = ['approve', 'answer', 'hold', 'resume', 'stop'];

const NAMES: readonly Omit<HostileMessage, 'payloads'>[] = [
  ...PEOPLES.map((name) => ({ kind: 'signal', name }) as const),
  ...PEOPLES.map((name) => ({ kind: 'update', name }) as const),
  ...['status', 'plan'].map((name) => ({ kind: 'query', name }) as const),
  // Names that nobody has given to anything, one of them Temporal's own.
  { kind: 'signal', name: 'aprove' },
  { kind: 'update', name: 'aprove' },
  { kind: 'signal', name: '__temporal_anything' },
];

export const anyMessage: fc.Arbitrary<HostileMessage> = fc
  .tuple(
    fc.constantFrom(...NAMES),
    fc.oneof(
      { weight: 9, arbitrary: anyPayload.map((one) => [one]) },
      { weight: 1, arbitrary: fc.array(anyPayload, { maxLength: 3 }) },
    ),
  )
  .map(([name, payloads]) => ({ ...name, payloads }))
  .filter((message) => !isGood(message));

/** A stop is anybody's to send and ends a run, as it should. */
function isGood({ name, payloads: [first, ...more] }: HostileMessage): boolean {
  const said = more.length === 0 ? Buffer.from(first?.data ?? []).toString() : '';
  return name === 'stop' && /"by":\s*"[^]*"reason":\s*"|"reason":\s*"[^]*"by":\s*"/.test(said);
}

/** Each name with each of the payloads that have broken something once. */
export const everyNaughtyMessage: readonly HostileMessage[] = NAMES.flatMap((name) =>
  NAUGHTY.map((payload) => ({ ...name, payloads: [payload] })).filter((message) => !isGood(message)),
);

/** A message as text says it; without one, it carries nothing at all. */
const sent = (kind: HostileMessage['kind'], name: string, text?: string): HostileMessage => ({
  ...{ kind, name },
  payloads: text === undefined ? [] : [json(text)],
});

/** The messages that each have broken a run for good, and then each naughty payload once, at one name after the other. */
export const fewNaughtyMessages: readonly HostileMessage[] = [
  sent('signal', 'hold', '{"by": "Ben", "reason": {"toString": 1}}'),
  sent('update', 'hold', '{"by": "Ben", "reason": {"toString": 1}}'),
  sent('signal', 'approve', '{"planHash": {"toString": 1}, "by": "Ada"}'),
  sent('signal', 'stop', '{"by": "Ben"'),
  sent('signal', 'hold'),
  sent('signal', 'answer', '{"prompt": {"toString": 1}, "value": "done", "by": "Ben"}'),
  ...NAUGHTY.map((payload, index) => ({ ...NAMES[index % NAMES.length], payloads: [payload] }) as HostileMessage),
].filter((message) => !isGood(message));

/** Temporal's number for an update that has come to its end. */
const COMPLETED = 3;

/** Sends messages as Temporal's own client does, past everything that makes payloads good; what is refused is no matter. */
export async function sendAll(run: Rehearsal, messages: readonly HostileMessage[]): Promise<void> {
  // Temporal takes ten updates at once.
  const waiting = [...messages];
  const send = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await sendOne(run, next).catch(onlyRefused);
  };
  await Promise.all(Array.from({ length: 8 }, send));
}

/** INVALID_ARGUMENT and NOT_FOUND: the server or the workflow does not take it. Anything else is our fault. */
function onlyRefused(error: unknown): void {
  if (![3, 5].includes((error as { code?: number }).code ?? -1)) throw error;
}

function sendOne(run: Rehearsal, { kind, name, payloads }: HostileMessage): Promise<unknown> {
  const service = run.handle.client.workflowService;
  const workflowExecution = { workflowId: run.handle.workflowId };
  const input = { payloads: payloads.map(({ metadata, data }) => ({ metadata: { ...metadata }, data })) };
  const common = { namespace: 'default', workflowExecution };
  switch (kind) {
    case 'signal':
      return service.signalWorkflowExecution({ ...common, signalName: name, input, requestId: randomUUID() });
    case 'query':
      return service.queryWorkflow({
        namespace: 'default',
        execution: workflowExecution,
        query: { queryType: name, queryArgs: input },
      });
    case 'update':
      return service.updateWorkflowExecution({
        ...common,
        request: { meta: { updateId: randomUUID() }, input: { name, args: input } },
        waitPolicy: { lifecycleStage: COMPLETED },
      });
  }
}

/** Workflow tasks that failed, with why: none may, since such a one fails again and again. */
export async function failedTasksOf(run: {
  readonly handle: Pick<WorkflowHandle, 'fetchHistory'>;
}): Promise<readonly string[]> {
  const { events } = await run.handle.fetchHistory();
  return (events ?? []).flatMap(
    ({ workflowTaskFailedEventAttributes: failed }) => failed?.failure?.message ?? (failed ? ['without a word'] : []),
  );
}

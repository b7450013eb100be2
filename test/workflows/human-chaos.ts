import type { Sent } from './ways-of-sending.ts';

/** What somebody sends that must not be taken, and what they are told. */
export interface Mistaken extends Pick<Sent, 'name' | 'texts' | 'encoding'> {
  readonly what: string;
  readonly told: RegExp;
  /** Temporal's command does not let it out, or an SDK's client has no such thing. */
  readonly notBy?: 'command';
}

const OTHER = 'b'.repeat(64);

const row = (what: string, name: string, message: unknown, told: RegExp): Mistaken => ({
  ...{ what, name, told },
  texts: [typeof message === 'string' ? message : JSON.stringify(message)],
});

const good = { prompt: 'SUB/one#1', value: 'done', by: 'Ben' };

/** While the plan of this hash waits for its approval. */
export const atTheApproval = (planHash: string): readonly Mistaken[] => [
  row('the plan of yesterday', 'approve', { planHash: OTHER, by: 'Ada' }, /the plan has the hash [0-9a-f]{64}, not "b/),
  row('the beginning of its hash', 'approve', { planHash: planHash.slice(0, 12), by: 'Ada' }, /the plan has the hash/),
  row('its hash in capitals', 'approve', { planHash: planHash.toUpperCase(), by: 'Ada' }, /the plan has the hash/),
  row('its hash and more', 'approve', { planHash: `${planHash}a`, by: 'Ada' }, /the plan has the hash/),
  row('its hash in a list', 'approve', { planHash: [planHash], by: 'Ada' }, /"planHash" must be/),
  row('an engineer approves', 'approve', { planHash, by: 'Ben' }, /Ben is no approver/),
  row('an answer before the approval', 'answer', good, /send approve/),
  row('a resume before the approval', 'resume', { by: 'Ben' }, /not held/),
];

const said = JSON.stringify(good);
const deep = `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`;
const unread = (encoding: string, text = said): Mistaken => ({
  ...row(`a good answer that is said to be ${encoding || 'nothing'}`, 'answer', text, /cannot be read|one JSON object/),
  encoding,
});

/** While SUB/one#1 is asked, PUB is done, and PUB/one#1 was answered by Ben. */
export const WHILE_ASKED: readonly Mistaken[] = [
  row('a prompt of a server that is done', 'answer', { ...good, prompt: 'PUB/one#1' }, /PUB\/one#1 is closed: Ben ans/),
  row('a prompt that never was', 'answer', { ...good, prompt: 'SUB/none#1' }, /there is no prompt "SUB\/none#1"/),
  row('the next asking of the prompt', 'answer', { ...good, prompt: 'SUB/one#2' }, /there is no prompt "SUB\/one#2"/),
  row('the prompt without its number', 'answer', { ...good, prompt: 'SUB/one' }, /there is no prompt "SUB\/one"/),
  row('another cluster or another night', 'answer', { ...good, nonce: 'of yesterday' }, /as another run has asked it/),
  row('an approver answers', 'answer', { ...good, by: 'Ada' }, /Ada is no engineer/),
  row('a stranger answers', 'answer', { ...good, by: 'Mallory' }, /Mallory is no engineer/),
  row('a letter of another alphabet', 'answer', { ...good, by: 'Вen' }, /is no engineer/),
  row('a name with what nobody sees', 'answer', { ...good, by: 'Be\u200bn' }, /characters that nobody sees/),
  row('half a letter in a name', 'answer', '{"prompt":"SUB/one#1","value":"done","by":"Ben\\ud800"}', /nobody sees/),
  row('the example with its name left open', 'answer', { ...good, by: '<your name>' }, /an example left open/),
  row('a time of their own', 'answer', { ...good, at: '1999-01-01T00:00:00Z' }, /"at" means nothing here/),
  row('no choice of the prompt', 'answer', { ...good, value: 'finished' }, /must be one of "done"/),
  row('trouble without a note', 'answer', { ...good, value: 'differs' }, /needs a "note"/),
  row('a number beyond doubles', 'answer', '{"prompt":"SUB/one#1","value":1e999,"by":"Ben"}', /it is no number/),
  row('a number of 400 digits', 'answer', `{"prompt":"SUB/one#1","value":${'9'.repeat(400)},"by":"Ben"}`, /no number/),
  row('a value that is an object', 'answer', { ...good, value: { toString: 1 } }, /"value" must be/),
  row('a list of answers', 'answer', [good, good], /one JSON object/),
  row('JSON within a text', 'answer', JSON.stringify(said), /one JSON object/),
  row('nothing but null', 'answer', 'null', /one JSON object/),
  row('`__proto__` with the answer in it', 'answer', `{"__proto__":${said}}`, /"by" is missing/),
  row('`__proto__` beside the answer', 'answer', `{"__proto__":null,${said.slice(1)}`, /"__proto__" means nothing/),
  row('two values, the last one wrong', 'answer', '{"prompt":"SUB/one#1","value":"done","value":"no","by":"Ben"}', /must be one of "done"/), // prettier-ignore
  // Temporal's command takes 10,000 levels and no more.
  {
    ...row('a note 10,000 levels deep', 'answer', `{"note":${deep},${said.slice(1)}`, /"note" must be/),
    notBy: 'command',
  },
  row('a list 10,000 levels deep', 'answer', `${'['.repeat(10_000)}${']'.repeat(10_000)}`, /one JSON object/),
  row('a note of 1.9 MB', 'answer', { ...good, note: 'n'.repeat(1_900_000) }, /"note" has 1900000 characters/),
  { ...row('JSON that was cut off', 'answer', said.slice(0, 20), /cannot be read/), notBy: 'command' },
  { ...row('an empty text', 'answer', '', /cannot be read/), notBy: 'command' },
  { ...row('no argument', 'answer', '', /one JSON object/), texts: [] },
  { ...row('the answer twice', 'answer', '', /one JSON object/), texts: [said, said] },
  unread('json/protobuf'),
  unread('binary/protobuf'),
  unread('binary/encrypted'),
  unread('binary/plain'),
  unread('binary/null'),
  unread('nobody/knows'),
  unread('json/plain; charset=utf-16'),
  row('a plan once more', 'approve', { planHash: OTHER, by: 'Ada' }, /approved already/),
  row('a resume while nobody holds it', 'resume', { by: 'Ben' }, /not held/),
  row('a hold by nobody', 'hold', {}, /"by" is missing/),
  row('a stop without its reason', 'stop', { by: 'Ben' }, /"reason" is missing/),
];

/** While a visitor holds the run, and Zoë has answered TFTP/one#1 in the hold. */
export const IN_A_HOLD: readonly Mistaken[] = [
  row(
    'an answer after another one in the hold',
    'answer',
    { ...good, prompt: 'TFTP/one#1' },
    /is closed: Zoë answered/,
  ),
  row('a second hold', 'hold', { by: 'Ben' }, /held already/),
  row('a stranger has it go on', 'resume', { by: 'a visitor' }, /a visitor is no engineer/),
  row('an approver has it go on', 'resume', { by: 'Ada' }, /Ada is no engineer/),
];

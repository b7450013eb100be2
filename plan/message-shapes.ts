import { tidyName, unfitName } from './names.ts';
import { isPlaceholder, PLACEHOLDERS } from './placeholders.ts';
import { isPlainObject, ownField } from './shape.ts';
import { oneLine, shorten } from './show-text.ts';
import type { MessageName } from './transitions.ts';
import type { Answer, Approval, Order } from './types/run.ts';
import { Unreadable } from './unreadable.ts';

/** Each message as handlers see it. */
export interface Messages {
  readonly approve: Approval;
  readonly answer: Answer;
  readonly hold: Order;
  readonly resume: Order;
  readonly stop: Order;
}

/** One field of a message that people send. */
export interface FieldShape {
  readonly name: string;
  /** `name` is compared with those of people; `value` is a text or a number; `word` is copied from what is printed. */
  readonly kind: 'name' | 'text' | 'value' | 'word';
  readonly required: boolean;
  /** Characters at most. */
  readonly most: number;
}

const BY: FieldShape = { name: 'by', kind: 'name', required: true, most: 200 };
/** The largest key that people have makes one of 2,000 characters. */
const SIGNATURE: FieldShape = { name: 'signature', kind: 'word', required: false, most: 8_000 };
const REASON: FieldShape = { name: 'reason', kind: 'text', required: false, most: 4_000 };

/** What each message is made of; whatever has another shape is refused, whoever sent it. */
export const MESSAGE_SHAPES: Readonly<Record<MessageName, readonly FieldShape[]>> = {
  approve: [BY, { name: 'planHash', kind: 'word', required: true, most: 200 }, SIGNATURE],
  answer: [
    BY,
    { name: 'prompt', kind: 'word', required: true, most: 500 },
    { name: 'value', kind: 'value', required: true, most: 16_000 },
    { name: 'note', kind: 'text', required: false, most: 4_000 },
    { name: 'nonce', kind: 'word', required: false, most: 200 },
    SIGNATURE,
  ],
  hold: [BY, REASON],
  resume: [BY, REASON, SIGNATURE],
  stop: [BY, { ...REASON, required: true }],
};

export type Read<T> = { readonly ok: true; readonly message: T } | { readonly ok: false; readonly why: string };

/**
 * Reads what somebody has sent under the name of a message, whatever it is; never throws.
 * @param sent all that was sent; a message is one JSON object
 * @returns the message with trimmed texts, or one short line that says what is wrong
 */
export function readMessage<Name extends MessageName>(name: Name, sent: readonly unknown[]): Read<Messages[Name]> {
  const [first] = sent;
  if (first instanceof Unreadable) return refuse(`the message cannot be read: ${first.why}`);
  if (sent.length !== 1 || !isPlainObject(first)) {
    return refuse(`the message must be one JSON object: ${exampleOf(name)}`);
  }
  const fields = MESSAGE_SHAPES[name];
  const wrong = fields.flatMap((field) => wrongWith(field, ownField(first, field.name)) ?? [])[0];
  if (wrong !== undefined) return refuse(wrong);
  const stray = Object.keys(first).find((key) => !fields.some((field) => field.name === key));
  if (stray !== undefined) return refuse(`${describeValue(stray)} means nothing here; it is ${exampleOf(name)}`);
  const read = fields.flatMap((field) => {
    const value = tidied(field, ownField(first, field.name));
    return value === undefined ? [] : [[field.name, value] as const];
  });
  return { ok: true, message: Object.fromEntries(read) as unknown as Messages[Name] };
}

/** A message of that name with what is to be filled in. */
export function exampleOf(name: MessageName): string {
  const fields = MESSAGE_SHAPES[name].filter(({ required }) => required);
  return `{${fields.map(({ name: field, kind }) => `"${field}": "${kind === 'name' ? PLACEHOLDERS.sender : '...'}"`).join(', ')}}`;
}

/** A value as shown in a refusal: short, on one line, and whatever it is. */
export function describeValue(value: unknown): string {
  if (value === undefined) return 'missing';
  if (typeof value === 'string') return JSON.stringify(shorten(oneLine(shorten(value, 60)), 60));
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return String(value);
  return typeof value === 'object' ? 'an object' : 'something else';
}

const refuse = (why: string): { readonly ok: false; readonly why: string } => ({ ok: false, why });

function wrongWith(field: FieldShape, value: unknown): string | null {
  const { name, kind, required, most } = field;
  if (value === undefined) return required ? `"${name}" is missing: ${WANTED[kind]}` : null;
  if (kind === 'value' && typeof value === 'number') {
    return Number.isFinite(value) ? null : `"${name}" must be a number or text; it is no number`;
  }
  if (typeof value !== 'string') return `"${name}" must be ${WANTED[kind]}; it is ${describeValue(value)}`;
  if (value.length > most) return `"${name}" has ${value.length} characters; it may have ${most}`;
  if (value.trim() === '') return required && kind !== 'value' ? `"${name}" is empty: ${WANTED[kind]}` : null;
  if (kind !== 'word' && isPlaceholder(value)) {
    return `"${name}" is ${describeValue(value)}, which an example left open: ${WANTED[kind]}`;
  }
  const unfit = kind === 'name' ? unfitName(value) : null;
  return unfit === null ? null : `"${name}" ${unfit}: ${describeValue(value)}`;
}

const WANTED: Readonly<Record<FieldShape['kind'], string>> = {
  name: 'the name of whoever sends it',
  text: 'a text in your own words',
  value: 'a text or a number',
  word: 'the text that the run has printed',
};

function tidied({ kind, required }: FieldShape, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (kind === 'name') return tidyName(value);
  return value.trim() === '' && !required ? undefined : value.trim();
}

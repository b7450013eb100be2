import { describeValue, readMessage } from './message-shapes.ts';
import { personNamed, spelledBy } from './people.ts';
import type { Person, PersonRole } from './types/cluster.ts';
import type { Answer, OpenPrompt } from './types/run.ts';
import type { AnswerForm } from './types/step.ts';

export type JudgedAnswer =
  { readonly ok: true; readonly answer: Answer } | { readonly ok: false; readonly why: string };

type JudgedValue =
  { readonly ok: true; readonly value: string | number } | { readonly ok: false; readonly why: string };

const refuse = (why: string): { readonly ok: false; readonly why: string } => ({ ok: false, why });

/**
 * Judges what somebody sent as the answer to an open prompt; whatever JSON it is, it is taken or refused with the
 * reason, never thrown at. Runs inside workflows, so it is written by hand and leans on no library.
 */
export function judgeAnswer(prompt: Pick<OpenPrompt, 'id' | 'form' | 'noteFor'>, answer: unknown): JudgedAnswer {
  const read = readMessage('answer', [answer]);
  if (!read.ok) return read;
  const { prompt: id, value, by, note } = read.message;
  if (id !== prompt.id) return refuse(`This answer is for ${describeValue(id)}; the open prompt is "${prompt.id}".`);
  const judged = judgeValue(prompt.form, value, note);
  if (!judged.ok) return judged;
  if (prompt.noteFor.includes(String(judged.value)) && note === undefined) {
    return refuse(`"${judged.value}" needs a "note": what you saw, or the reason; it is printed in the report.`);
  }
  const taken = { prompt: prompt.id, value: judged.value, by };
  return { ok: true, answer: note === undefined ? taken : { ...taken, note } };
}

/** Whether a person of the cluster file may answer what is asked of a role; refusals name who may. */
export function judgePerson(
  people: readonly Person[],
  role: PersonRole,
  by: string,
): { readonly ok: true; readonly name: string } | { readonly ok: false; readonly why: string } {
  const may = people.filter((person) => person.roles.includes(role));
  const person = personNamed(may, by);
  if (person) return { ok: true, name: person.name };
  const names = may.map(({ name }) => name).join(', ');
  return refuse(`${spelledBy(people, by)} is no ${role} of this cluster; it can be: ${names}.`);
}

/** The JSON schema of an answer's `value`. */
export function answerSchema(form: AnswerForm): Readonly<Record<string, unknown>> {
  switch (form.kind) {
    case 'choice':
      return { oneOf: form.choices.map((choice) => ({ const: choice.value, description: choice.meaning })) };
    case 'text':
      return { type: 'string', minLength: form.minimumLength, description: form.what };
    case 'number':
      return { type: 'number', minimum: form.minimum, maximum: form.maximum, description: form.what };
  }
}

function judgeValue(form: AnswerForm, value: unknown, note: string | undefined): JudgedValue {
  switch (form.kind) {
    case 'choice':
      return judgeChoice(form, value);
    case 'text':
      return judgeText(form, value);
    case 'number':
      return judgeNumber(form, value, note);
  }
}

function judgeChoice(form: Extract<AnswerForm, { kind: 'choice' }>, value: unknown): JudgedValue {
  const wanted = typeof value === 'string' ? value.trim().toLowerCase() : value;
  const choice = form.choices.find((candidate) => candidate.value.toLowerCase() === wanted);
  if (choice) return { ok: true, value: choice.value };
  const choices = form.choices.map((candidate) => `"${candidate.value}" (${candidate.meaning})`).join(', ');
  return refuse(`"value" must be one of ${choices}; it is ${describeValue(value)}.`);
}

function judgeText(form: Extract<AnswerForm, { kind: 'text' }>, value: unknown): JudgedValue {
  if (typeof value !== 'string') return refuse(`"value" must be text: ${form.what}; it is ${describeValue(value)}.`);
  const text = value.trim();
  if (text.length >= form.minimumLength) return { ok: true, value: text };
  return refuse(`"value" needs at least ${form.minimumLength} characters: ${form.what}.`);
}

/** Numbers typed as text are taken, since forms and command lines send text. */
function judgeNumber(form: Extract<AnswerForm, { kind: 'number' }>, value: unknown, note?: string): JudgedValue {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number))
    return refuse(`"value" must be a number: ${form.what}; it is ${describeValue(value)}.`);
  if (number < form.minimum || number > form.maximum)
    return refuse(`"value" must be from ${form.minimum} to ${form.maximum}: ${form.what}; it is ${number}.`);
  if (form.expected !== undefined && number < form.expected && !note?.trim())
    return refuse(`${form.expected} are expected and ${number} are fewer: wait, or say in "note" why that is right.`);
  if (form.atMost !== undefined && number > form.atMost && !note?.trim())
    return refuse(`at most ${form.atMost} are wanted and ${number} are more: wait, or say in "note" why it goes on.`);
  return { ok: true, value: number };
}

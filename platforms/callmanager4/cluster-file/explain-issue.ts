import type { z } from 'zod';
import { processesCalls } from '../order.ts';
import { ROLE_NAMES, roleOf } from '../roles.ts';
import { clusterFileSchema } from './cluster-file.ts';
import { nearest } from '../../../config/nearest.ts';
import { valueAt, type FileProblem, type Path } from '../../../config/problem.ts';
import { fieldsOf, patternOf, type SchemaField } from '../../../config/schema-fields.ts';
import { canShowKey, showValue } from '../../../config/show-value.ts';

type Issue = z.core.$ZodIssue;

const FIELDS: ReadonlyMap<string, SchemaField> = new Map(
  fieldsOf(clusterFileSchema).map((described) => [described.path, described]),
);

/** Words that people use for a role, and the roles they may mean. */
const OTHER_WORDS_FOR_ROLES: ReadonlyMap<string, string> = new Map([
  ...['subscriber', 'sub', 'callmanager'].map(
    (word) => [word, ROLE_NAMES.filter(processesCalls).toReversed().join(' or ')] as const,
  ),
  ...ROLE_NAMES.flatMap((role) => (roleOf(role).otherWords ?? []).map((word) => [word, role] as const)),
]);

/** What zod found wrong with some content, each as a problem with its place, what was found and what to do. */
export function explainIssue(issue: Issue, content: unknown): readonly FileProblem[] {
  const path = issue.path as Path;
  const value = valueAt(content, path);
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(path, key));
  if (value === undefined && path.length > 0) return [{ path, message: missing(path) }];
  if (value === null) return [{ path, message: 'has no value; write one or leave the line out' }];
  if (issue.code === 'invalid_union') return explainUnion(issue, content);
  // An empty message is a marker: the schema has no sentence of its own for this issue (see `checkContent`).
  const message = issue.message === '' ? generic(issue, value) : issue.message;
  // Text where a group was expected says nothing; a number where text was expected shows what to put in quotes.
  const hidden = issue.code === 'invalid_type' && issue.message === '' && typeof value === 'string';
  const shown = hidden ? '' : showValue(path, value);
  return [{ path, message: `${shown}${message}` }];
}

/** An unknown key, with the known one that was probably meant. */
function unknownKey(group: Path, key: string): FileProblem {
  const parent = patternOf(group);
  const prefix = parent === '' ? '' : `${parent}.`;
  const known = [...FIELDS.keys()]
    .filter((pattern) => pattern.startsWith(prefix) && !/[.[]/.test(pattern.slice(prefix.length)))
    .map((pattern) => pattern.slice(prefix.length));
  const meant = nearest(key, known);
  const advice = meant === undefined ? `known here are ${known.join(', ')}` : `did you mean ${meant}?`;
  const place = canShowKey(group, key, meant !== undefined) ? {} : { hidesKey: true };
  return { path: [...group, key], ...place, message: `is an unknown key; ${advice}` };
}

function missing(path: Path): string {
  const described = FIELDS.get(patternOf(path));
  if (!described) return 'is missing; write it';
  const example = described.example === undefined ? '' : `, such as ${JSON.stringify(described.example)}`;
  return `is missing; write: ${described.sentence.replace(/\.$/, '')}${example}`;
}

/** Only `transport` is a union: a word or a group; the branch of the value's own kind says what is wrong. */
function explainUnion(issue: Extract<Issue, { code: 'invalid_union' }>, content: unknown): readonly FileProblem[] {
  const path = issue.path as Path;
  const value = valueAt(content, path);
  const branch = issue.errors.find((errors) => errors.some((error) => error.path.length > 0 || hasKeys(error)));
  if (typeof value === 'object' && branch)
    return branch.flatMap((error) => explainIssue({ ...error, path: [...path, ...error.path] }, content));
  return [{ path, message: `is no transport; write station, or direct with an endpoint` }];
}

const hasKeys = (issue: Issue): boolean => issue.code === 'unrecognized_keys';

function generic(issue: Issue, value: unknown): string {
  if (issue.code === 'invalid_value') return notOneOf(issue.values.map(String), typeof value === 'string' ? value : '');
  if (issue.code === 'invalid_type') return wrongType(issue.expected, value);
  return 'is not valid here';
}

function notOneOf(known: readonly string[], value: string): string {
  const meant = known.includes('publisher') ? OTHER_WORDS_FOR_ROLES.get(value.toLowerCase()) : undefined;
  const suggestion = meant ?? nearest(value, known);
  const advice = suggestion === undefined ? '' : `; did you mean ${suggestion}?`;
  return `is not known; choose from ${known.join(', ')}${advice}`;
}

/** Names of zod's types in the words of the file's author, and what to write. */
const EXPECTED: Readonly<Record<string, string>> = {
  string: 'write text, in quotes where it looks like a number',
  array: 'write a list: [one, two], or one entry a line, each after "- "',
  object: 'write a group of fields: one a line, indented',
  boolean: 'write true or false',
};

const FOUND: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  boolean: 'true or false without quotes',
  object: 'a group of fields',
};

function wrongType(expected: string, value: unknown): string {
  const found = Array.isArray(value) ? 'a list' : (FOUND[typeof value] ?? 'something else');
  return `is ${found}; ${EXPECTED[expected] ?? `write ${expected}`}`;
}

import type { z } from 'zod';
import { nearest } from './nearest.ts';
import { valueAt, type FileProblem, type Path } from './problem.ts';
import { fieldsOf, patternOf, type SchemaField } from './schema-fields.ts';
import { canShowKey, showValue } from './show-value.ts';

type Issue = z.core.$ZodIssue;

/** What zod found wrong with some content, each as a problem with its place, what was found and what to do. */
export type ExplainIssue = (issue: Issue, content: unknown) => readonly FileProblem[];

/** What was meant by a word that is none of those that are known; undefined where that cannot be said. */
export type Suggest = (word: string, known: readonly string[]) => string | undefined;

/**
 * Explains the issues of one schema, whose own sentences must be its only ones: where it has none, the message is empty,
 * and one is made here.
 */
export function issueExplainer(schema: z.ZodType, suggest: Suggest = nearest): ExplainIssue {
  const fields = new Map(fieldsOf(schema).map((described) => [described.path, described]));
  const explain: ExplainIssue = (issue, content) => {
    const path = issue.path as Path;
    const value = valueAt(content, path);
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(fields, path, key));
    if (value === undefined && path.length > 0) return [{ path, message: missing(fields.get(patternOf(path))) }];
    if (value === null) return [{ path, message: 'has no value; write one or leave the line out' }];
    if (issue.code === 'invalid_union') {
      const branch = branchFor(issue, value);
      if (branch) return branch.flatMap((error) => explain({ ...error, path: [...path, ...error.path] }, content));
    }
    const message = issue.message === '' ? generic(issue, value, suggest) : issue.message;
    // Text where a group was expected says nothing; a number where text was expected shows what to put in quotes.
    const hidden = issue.code === 'invalid_type' && issue.message === '' && typeof value === 'string';
    const shown = hidden ? '' : showValue(path, value);
    return [{ path, message: `${shown}${message}` }];
  };
  return explain;
}

/** An unknown key, with the known one that was probably meant. */
function unknownKey(fields: ReadonlyMap<string, SchemaField>, group: Path, key: string): FileProblem {
  const parent = patternOf(group);
  const prefix = parent === '' ? '' : `${parent}.`;
  const known = [...fields.keys()]
    .filter((pattern) => pattern.startsWith(prefix) && !/[.[]/.test(pattern.slice(prefix.length)))
    .map((pattern) => pattern.slice(prefix.length));
  const meant = nearest(key, known);
  const advice = meant === undefined ? `known here are ${known.join(', ')}` : `did you mean ${meant}?`;
  const place = canShowKey(group, key, meant !== undefined) ? {} : { hidesKey: true };
  return { path: [...group, key], ...place, message: `is an unknown key; ${advice}` };
}

/** What to say of a field that is not there. */
export function missing(described: Pick<SchemaField, 'sentence' | 'example'> | undefined): string {
  if (!described) return 'is missing; write it';
  const example = described.example === undefined ? '' : `, such as ${JSON.stringify(described.example)}`;
  return `is missing; write: ${described.sentence.replace(/\.$/, '')}${example}`;
}

type UnionIssue = Extract<Issue, { code: 'invalid_union' }>;

/** What is wrong by the branch of a union that the value was meant for: the one that looked into it, a group or a text. */
const branchFor = (issue: UnionIssue, value: unknown): readonly Issue[] | undefined =>
  typeof value === 'object' || typeof value === 'string'
    ? issue.errors.find((errors) => errors.every(looksInside))
    : undefined;

const looksInside = ({ code, path }: Issue): boolean =>
  path.length > 0 || !['invalid_type', 'invalid_value', 'invalid_union'].includes(code);

function generic(issue: Issue, value: unknown, suggest: Suggest): string {
  if (issue.code === 'invalid_value')
    return notOneOf(issue.values.map(String), typeof value === 'string' ? value : '', suggest);
  if (issue.code === 'invalid_type') return wrongType(issue.expected, value);
  return 'is not valid here';
}

function notOneOf(known: readonly string[], value: string, suggest: Suggest): string {
  const suggestion = suggest(value, known);
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

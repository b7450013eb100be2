import { z } from 'zod';
import type { Path } from './problem.ts';

/** One field of a schema, as documentation and messages need it. */
export interface SchemaField {
  /** Such as `servers[].name`. */
  readonly path: string;
  readonly type: string;
  readonly required: boolean;
  /** What is taken when the field is left out; absent where nothing is. */
  readonly default?: unknown;
  readonly sentence: string;
  readonly example?: unknown;
}

/** Every field of an object schema, each before the fields inside it, in the order of the schema. */
export function fieldsOf(schema: z.ZodType, prefix = ''): readonly SchemaField[] {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodArray) return fieldsOf(inner.element as z.ZodType, `${prefix}[]`);
  if (inner instanceof z.ZodUnion) return inner.options.flatMap((option) => fieldsOf(option as z.ZodType, prefix));
  if (!(inner instanceof z.ZodObject)) return [];
  return Object.entries(inner.shape as Record<string, z.ZodType>).flatMap(([key, child]) => {
    const path = prefix === '' ? key : `${prefix}.${key}`;
    return [describeField(path, child), ...fieldsOf(child, path)];
  });
}

/** The pattern under which `fieldsOf` lists what stands at a path: `servers[2].name` is `servers[].name`. */
export function patternOf(path: Path): string {
  return path.reduce<string>((text, segment) => {
    if (typeof segment === 'number') return `${text}[]`;
    return text === '' ? segment : `${text}.${segment}`;
  }, '');
}

function describeField(path: string, schema: z.ZodType): SchemaField {
  const meta = schema.meta();
  const example = (meta?.['examples'] as unknown[] | undefined)?.[0];
  return {
    path,
    type: meta?.title ?? typeName(schema),
    required: !schema.safeParse(undefined).success,
    ...(schema instanceof z.ZodDefault ? { default: schema.parse(undefined) } : {}),
    sentence: meta?.description ?? '',
    ...(example === undefined ? {} : { example }),
  };
}

function typeName(schema: z.ZodType): string {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodArray) return `list of ${plural(typeName(inner.element as z.ZodType))}`;
  if (inner instanceof z.ZodEnum) return inner.options.map((option) => `\`${String(option)}\``).join(', ');
  if (inner instanceof z.ZodObject) return 'group';
  if (inner instanceof z.ZodNumber) return 'whole number';
  if (inner instanceof z.ZodBoolean) return '`true` or `false`';
  if (inner instanceof z.ZodIPv4) return 'IPv4 address';
  if (inner instanceof z.ZodISODateTime) return 'instant';
  return 'text';
}

function plural(type: string): string {
  return /^(group|text)$/.test(type) ? `${type}s` : type;
}

function unwrap(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return unwrap(schema.unwrap() as z.ZodType);
  return schema;
}

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { stringify } from 'yaml';
import { z } from 'zod';
import { fieldsOf, type SchemaField } from './schema-fields.ts';

/**
 * One section of a reference page for each group of fields of a schema; a group with the fields of an earlier one refers
 * to it.
 * @param tables of groups that have one of their own, by the group's path
 */
export function sectionsOf(schema: z.ZodType, tables: Readonly<Record<string, string>> = {}): readonly string[] {
  const groups = new Map<string, SchemaField[]>();
  for (const described of fieldsOf(schema)) {
    const group = described.path.slice(0, Math.max(0, described.path.lastIndexOf('.')));
    groups.set(group, [...(groups.get(group) ?? []), described]);
  }
  const first = new Map<string, string>();
  return [...groups].map(([group, fields]) => {
    const title = group === '' ? '## Top level' : `## \`${group}\``;
    const table = tables[group] ?? fieldTable(group, fields);
    const before = first.get(table);
    first.set(table, before ?? group);
    return `${title}\n\n${before === undefined ? table : `The same fields as \`${before}\`.`}\n`;
  });
}

function fieldTable(group: string, fields: readonly SchemaField[]): string {
  const rows = fields.map((described) => [
    `\`${described.path.slice(group === '' ? 0 : group.length + 1)}\``,
    described.type,
    described.required ? 'required' : 'default' in described ? `\`${inline(described.default)}\`` : 'optional',
    described.sentence,
    'example' in described ? `\`${inline(described.example)}\`` : '',
  ]);
  return markdownTable(['field', 'type', 'default', 'what it says', 'example'], rows);
}

/** A table as Markdown has it. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const inline = (value: unknown): string =>
  stringify(value, { collectionStyle: 'flow', flowCollectionPadding: false, lineWidth: 0 }).trim();

/** A JSON schema (draft 7) of what a file may say, for editors; the rules beyond shape are not in it. */
export function jsonSchemaOf(schema: z.ZodType, title: string): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input', target: 'draft-7' });
  return { $schema, title, ...rest };
}

/** A JSON schema as its file has it. */
export const schemaText = (schema: Record<string, unknown>): string => `${JSON.stringify(schema, null, 2)}\n`;

/** Writes page and JSON schema of a file into `docs/reference`, where the module of that address was started as a program. */
export async function writeWhenCalled(
  module: string,
  name: string,
  make: () => { readonly page: string; readonly schema: string },
): Promise<void> {
  const calledAs = process.argv[1];
  if (calledAs === undefined || module !== pathToFileURL(calledAs).href) return;
  const { page, schema } = make();
  await mkdir('docs/reference', { recursive: true });
  await writeFile(join('docs/reference', `${name}.md`), page);
  await writeFile(join('docs/reference', `${name}.schema.json`), schema);
}

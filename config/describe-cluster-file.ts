import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { stringify } from 'yaml';
import { z } from 'zod';
import { DURATION_NAMES, DURATIONS, type DurationEntry } from '../plan/durations.ts';
import { clusterFileSchema } from './cluster-file.ts';
import { EXCLUSIONS } from './rules/roles.ts';
import { RULES } from './rules/rules.ts';
import { durationText } from './schema/duration-text.ts';
import { fieldsOf, type SchemaField } from './schema-fields.ts';

const HEAD = `# The cluster file

<!-- Made by \`npx tsx config/describe-cluster-file.ts\` from the schema; edit the sentences there. -->

A cluster file is YAML in UTF-8. It says what the cluster consists of, how its servers are reached, and who may decide
what. Editors complete and check it by [cluster-file.schema.json](cluster-file.schema.json), which the first line of each
example names. Secrets never stand in it: it says in which file or environment variable of the worker each lies.

| example | shows |
| --- | --- |
| [two-servers.yaml](../../config/examples/two-servers.yaml) | Cisco CallManager on the publisher, and one subscriber |
| [six-servers.yaml](../../config/examples/six-servers.yaml) | one server for each place in the order |
| [twelve-servers.yaml](../../config/examples/twelve-servers.yaml) | separate servers for everything, an oversubscribed secondary, direct transport, a coresident server |
| [demo-two-servers.yaml](../../config/examples/demo-two-servers.yaml), [demo-six-servers.yaml](../../config/examples/demo-six-servers.yaml) | the same with durations for rehearsals |

Fields are strict: an unknown one is refused, with the known one that is nearest. The first twenty
problems of a file are shown at once, one a line: file and line, path, value, what to do; then how many more there are. What
may be a secret that was written into the file is not repeated.
`;

/** The reference page `docs/reference/cluster-file.md`, from the schema's own sentences. */
export function describeClusterFile(): string {
  const rules = RULES.map(({ sentence }) => `- ${sentence}`).join('\n');
  return [HEAD, ...sections(), `## Rules beyond single fields\n\n${rules}\n`, exclusions()].join('\n');
}

/** A JSON schema (draft 7) of cluster files, for editors; the rules beyond shape are not in it. */
export function jsonSchemaOfClusterFile(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(clusterFileSchema, { io: 'input', target: 'draft-7' });
  return { $schema, title: 'Cluster file of ccmctl', ...schema };
}

/** Writes page and JSON schema into a directory. */
export async function writeClusterFileReference(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, 'cluster-file.md'), describeClusterFile());
  await writeFile(join(directory, 'cluster-file.schema.json'), jsonSchemaText());
}

/** The JSON schema as its file has it. */
export const jsonSchemaText = (): string => `${JSON.stringify(jsonSchemaOfClusterFile(), null, 2)}\n`;

/** One section for each group of fields; a group with the fields of an earlier one refers to it. */
function sections(): readonly string[] {
  const groups = new Map<string, SchemaField[]>();
  for (const described of fieldsOf(clusterFileSchema)) {
    const group = described.path.slice(0, Math.max(0, described.path.lastIndexOf('.')));
    groups.set(group, [...(groups.get(group) ?? []), described]);
  }
  const first = new Map<string, string>();
  return [...groups].map(([group, fields]) => {
    const title = group === '' ? '## Top level' : `## \`${group}\``;
    const table = group === 'durations' ? durationTable() : fieldTable(group, fields);
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

function durationTable(): string {
  const rows = DURATION_NAMES.map((name) => {
    const entry = DURATIONS[name];
    return [`\`${name}\``, 'duration', `\`${durationText(entry.seconds)}\``, entry.sentence, originText(entry)];
  });
  const text = 'Hours, minutes and seconds, from `1s` to `24h`: `35m`, `90s`, `1h30m`.';
  return `${text}\n\n${markdownTable(['field', 'type', 'default', 'what it says', 'who says so'], rows)}`;
}

function originText({ origin, source, borrowed }: DurationEntry): string {
  if (origin === 'ours') return source.length === 0 ? 'ours' : `ours; ${source.join(', ')} leaves it open`;
  return `${source.join(', ')}${borrowed ? ', borrowed from S2 for an upgrade' : ''}`;
}

function exclusions(): string {
  const rows = EXCLUSIONS.map(({ roles, because, exceptOnPublisher }) => [
    roles.map((role) => `\`${role}\``).join(' and '),
    `${because}${exceptOnPublisher ? '; allowed on the publisher' : ''}`,
  ]);
  return `## Roles that exclude each other\n\n${markdownTable(['roles', 'why, and what to do'], rows)}\n`;
}

function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const inline = (value: unknown): string =>
  stringify(value, { collectionStyle: 'flow', flowCollectionPadding: false, lineWidth: 0 }).trim();

const calledAs = process.argv[1];
if (calledAs !== undefined && import.meta.url === pathToFileURL(calledAs).href)
  await writeClusterFileReference('docs/reference');

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { clusterFileSchema } from '../../../../platforms/callmanager4/cluster-file/cluster-file.ts';
import {
  describeClusterFile,
  jsonSchemaOfClusterFile,
  jsonSchemaText,
} from '../../../../platforms/callmanager4/cluster-file/describe-cluster-file.ts';
import { readClusterContent } from '../../../../platforms/callmanager4/cluster-file/load-cluster-file.ts';
import { fieldsOf } from '../../../../config/schema-fields.ts';
import { smallContent } from './cluster-content.ts';

const FIELDS = fieldsOf(clusterFileSchema);

describe('the reference page of the cluster file', () => {
  it('is what the schema says; `npx tsx platforms/callmanager4/cluster-file/describe-cluster-file.ts` makes it anew', () => {
    expect(readFileSync('docs/reference/cluster-file.md', 'utf8')).toBe(describeClusterFile());
    expect(readFileSync('docs/reference/cluster-file.schema.json', 'utf8')).toBe(jsonSchemaText());
  });

  it('has one sentence for every field', () => {
    expect(FIELDS.length).toBeGreaterThan(50);
    for (const { path, sentence } of FIELDS) expect(sentence, path).toMatch(/^[A-Z][^\n|]{10,140}\.$/);
  });

  it('names every field', () => {
    const page = describeClusterFile();
    for (const { path } of FIELDS) expect(page).toContain(`| \`${path.split('.').at(-1) ?? ''}\` |`);
  });

  it('has examples that the schema takes', () => {
    const content = smallContent();
    const pub = { ...content.servers[0], roles: ['publisher', 'tftp'] };
    for (const { path, example } of FIELDS) {
      const [, field] = /^servers\[\]\.(address|model|software|transport)$/.exec(path) ?? [];
      if (field === undefined || example === undefined) continue;
      const servers = [{ ...pub, [field]: example }, ...content.servers.slice(1)];
      expect(() => readClusterContent({ ...content, servers }, ''), path).not.toThrow();
    }
  });
});

describe('the JSON schema of the cluster file', () => {
  const schema = z.fromJSONSchema(jsonSchemaOfClusterFile());

  it.each(readdirSync('config/examples').filter((name) => name !== 'site.yaml'))('takes the example %s', (name) => {
    const result = schema.safeParse(parse(readFileSync(`config/examples/${name}`, 'utf8')));
    expect(result.error?.issues ?? []).toEqual([]);
  });

  it('refuses an unknown key, a missing field and an unknown role', () => {
    const content = smallContent();
    expect(schema.safeParse(content).success).toBe(true);
    expect(schema.safeParse({ ...content, colour: 'red' }).success).toBe(false);
    expect(schema.safeParse({ ...content, servers: undefined }).success).toBe(false);
    expect(schema.safeParse({ ...content, servers: [{ ...content.servers[0], roles: ['boss'] }] }).success).toBe(false);
  });
});

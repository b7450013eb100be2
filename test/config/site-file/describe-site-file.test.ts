import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { fieldsOf } from '../../../config/schema-fields.ts';
import { describeSiteFile, siteSchemaText } from '../../../config/site-file/describe-site-file.ts';
import { siteFileSchema } from '../../../config/site-file/site-file.ts';
import { smallSite } from './site-content.ts';

const FIELDS = fieldsOf(siteFileSchema);

describe('the reference page of the site file', () => {
  it('is what the schema says; `npx tsx config/site-file/describe-site-file.ts` makes it anew', () => {
    expect(readFileSync('docs/reference/site-file.md', 'utf8')).toBe(describeSiteFile());
    expect(readFileSync('docs/reference/site-file.schema.json', 'utf8')).toBe(siteSchemaText());
  });

  it('has one sentence for every field, and names it', () => {
    expect(FIELDS.length).toBeGreaterThan(50);
    const page = describeSiteFile();
    for (const { path, sentence } of FIELDS) {
      expect(sentence, path).toMatch(/^[A-Z][^\n|]{10,140}\.$/);
      expect(page).toContain(`| \`${path.split('.').at(-1) ?? ''}\` |`);
    }
  });
});

describe('the JSON schema of the site file', () => {
  const schema = z.fromJSONSchema(JSON.parse(siteSchemaText()) as Parameters<typeof z.fromJSONSchema>[0]);

  it('takes the example, and refuses an unknown key', () => {
    expect(schema.safeParse(parse(readFileSync('config/examples/site.yaml', 'utf8'))).error?.issues ?? []).toEqual([]);
    expect(schema.safeParse(smallSite()).success).toBe(true);
    expect(schema.safeParse({ ...smallSite(), colour: 'red' }).success).toBe(false);
  });
});

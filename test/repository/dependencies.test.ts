import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readJson, REPOSITORY, writtenLines } from './tracked-files.ts';

const Versions = z.record(z.string(), z.string());
const { dependencies, devDependencies } = z
  .object({ dependencies: Versions, devDependencies: Versions })
  .parse(await readJson('package.json'));
const all = { ...dependencies, ...devDependencies };

const document = await readFile(join(REPOSITORY, 'docs/dependencies.md'), 'utf8');

/** Rows of the tables below a heading: the package and its reason. */
function reasonsBelow(heading: string): Map<string, string> {
  const section = document.split(/^## /m).find((text) => text.startsWith(heading)) ?? '';
  const rows = section.matchAll(/^\| `([^`]+)`\s*\|\s*(.+?)\s*\|$/gm);
  return new Map([...rows].map(([, name = '', reason = '']) => [name, reason]));
}

/** Packages that no file imports, and that are here for another reason; the document says which. */
const NOT_IMPORTED = ['protobufjs'];

describe('docs/dependencies.md', () => {
  it.each([
    { heading: 'Packages that the product runs on', declared: dependencies },
    { heading: 'Packages for development', declared: devDependencies },
  ])('names under "$heading" exactly what package.json has, in its order', ({ heading, declared }) => {
    expect([...reasonsBelow(heading).keys()]).toEqual(Object.keys(declared));
  });

  it('gives each package a reason', () => {
    for (const heading of ['Packages that the product runs on', 'Packages for development']) {
      for (const [name, reason] of reasonsBelow(heading)) expect(reason.length, name).toBeGreaterThan(12);
    }
  });
});

describe('package.json', () => {
  it('has all packages of Temporal in one exact version', () => {
    const temporal = Object.entries(all).filter(([name]) => name.startsWith('@temporalio/'));
    expect(temporal.length).toBeGreaterThan(4);
    expect(new Set(temporal.map(([, version]) => version)).size).toBe(1);
    expect(temporal[0]?.[1]).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('takes every package from a registry, by a version', () => {
    for (const [name, version] of Object.entries(all)) expect(version, name).toMatch(/^[\^~]?\d+\.\d+\.\d+$/);
  });

  it('has no package for the product that nothing imports', async () => {
    const code = await writtenLines((path) => /^(?!test\/).*[.](?:[cm]?[jt]s)$/.test(path));
    const imported = (name: string) =>
      code.some(({ text }) => new RegExp(`(?:from|import)[ (]*['"]${name}(?:/[^'"]*)?['"]`).test(text));
    const unused = Object.keys(dependencies).filter((name) => !imported(name));
    expect(unused.filter((name) => !NOT_IMPORTED.includes(name))).toEqual([]);
  });
});

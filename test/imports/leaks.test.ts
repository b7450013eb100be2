import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { REPOSITORY } from './cruise-tree.ts';
import { trackedFiles } from '../repository/tracked-files.ts';

/** The exceptions that the import rules name. */
async function namedLeaks(): Promise<readonly string[]> {
  const rules = await readFile(join(REPOSITORY, '.dependency-cruiser.cjs'), 'utf8');
  return [...rules.matchAll(/\{ from: '([^']+)', to: '([^']+)' \}/g)].map(([, from, to]) => `${from} -> ${to}`);
}

/** Every import of a platform in the engine, and whether it is more than a type. */
async function leaksOf(file: string): Promise<readonly { readonly leak: string; readonly isType: boolean }[]> {
  const source = await readFile(join(REPOSITORY, file), 'utf8');
  const statements = source.match(/^(?:import|export)[^;]*? from '[^']*\/platforms\/[^']+';/gms) ?? [];
  return statements.map((statement) => {
    const from = / from '([^']+)'/.exec(statement)?.[1] ?? '';
    return { leak: `${file} -> ${join(dirname(file), from)}`, isType: /^(?:import|export) type /.test(statement) };
  });
}

it('the engine takes of the platform what the import rules name, all of it as types, and they name nothing else', async () => {
  const engine = (await trackedFiles()).filter((file) => /^(?:plan|workflows)\/.*[.]ts$/.test(file));
  const leaks = (await Promise.all(engine.map(leaksOf))).flat();
  expect(leaks.map(({ leak }) => leak).sort()).toEqual([...(await namedLeaks())].sort());
  expect(leaks.filter(({ isType }) => !isType)).toEqual([]);
});

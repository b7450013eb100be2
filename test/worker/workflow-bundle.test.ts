import { appendFile, cp, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSettings } from '../../config/settings.ts';
import { BUNDLED_FOLDERS, bundleKey } from '../../worker/bundle-key.ts';
import { keepBundle, readBundle, workflowBundle } from '../../worker/workflow-bundle.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const LOCK = join('node_modules', '.package-lock.json');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'workflow-bundle-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** A tree with the same inputs as ours, to be changed. */
async function copyOfInputs(): Promise<string> {
  const root = `${await mkdtemp(join(folder, 'tree-'))}/`;
  await Promise.all(
    [...BUNDLED_FOLDERS, LOCK].map((input) => cp(join(ROOT, input), join(root, input), { recursive: true })),
  );
  return root;
}

describe('the name of a bundle', () => {
  it('is the same wherever the same sources lie', async () => {
    expect(await bundleKey(await copyOfInputs())).toBe(await bundleKey(ROOT));
  });

  it('is another one for any change of any file that may go into it', async () => {
    const root = await copyOfInputs();
    const sources = await Promise.all(
      BUNDLED_FOLDERS.map(async (name) => (await readdir(join(root, name), { recursive: true })).map((file) => join(name, file))), // prettier-ignore
    );
    const files = [...sources.flat().filter((file) => file.endsWith('.ts')), LOCK];
    const before = await bundleKey(root);
    const changes: readonly ((file: string) => Promise<() => Promise<unknown>>)[] = [
      async (file) => {
        const content = await readFile(file);
        await appendFile(file, ' ');
        return () => writeFile(file, content);
      },
      async (file) => {
        await rename(file, `${file}.moved.ts`);
        return () => rename(`${file}.moved.ts`, file);
      },
      async (file) => {
        await writeFile(`${file}.new.ts`, '');
        return () => rm(`${file}.new.ts`);
      },
    ];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...files), fc.constantFrom(...changes), async (file, change) => {
        fc.pre(file !== LOCK || change === changes[0]);
        const undo = await change(join(root, file));
        const after = await bundleKey(root);
        await undo();
        expect(after).not.toBe(before);
        expect(await bundleKey(root)).toBe(before);
      }),
      { numRuns: 12 },
    );
  });

  it('is not known where nothing says what is installed', async () => {
    const root = await copyOfInputs();
    await rm(join(root, LOCK));
    expect(await bundleKey(root)).toBeNull();
  });
});

describe('a kept bundle', () => {
  it('is made of nothing but what its name covers', async () => {
    const { code } = await workflowBundle(readSettings().cacheFolder);
    const base64 = /sourceMappingURL=data:application\/json;(?:charset=[^;]+;)?base64,([\w+/=]+)\s*$/.exec(code)?.[1];
    const { sources } = JSON.parse(Buffer.from(base64 ?? '', 'base64').toString('utf8')) as { sources: string[] };
    const ours = sources.filter((source) => source.endsWith('.ts') && !source.includes('/node_modules/'));
    expect(ours.length).toBeGreaterThan(40);
    const covered = new RegExp(`(?:^|/)(?:${BUNDLED_FOLDERS.join('|')})/`);
    expect(ours.filter((source) => !covered.test(source))).toEqual([]);
  });

  it('is read back as it was, and not at all after any change of it', async () => {
    const code = 'const workflows = "äöü";\n'.repeat(20);
    await keepBundle(folder, 'key', code);
    const file = join(folder, 'key.js');
    expect(await readBundle(file)).toBe(code);
    const whole = await readFile(file);
    const damage = fc.oneof(
      fc.nat(whole.length - 1).map((length) => whole.subarray(0, length)),
      fc.nat(whole.length - 1).map((at) => Buffer.from(whole.map((byte, index) => (index === at ? byte ^ 1 : byte)))),
      fc.uint8Array({ minLength: 1, maxLength: 9 }).map((more) => Buffer.concat([whole, more])),
    );
    await fc.assert(
      fc.asyncProperty(damage, async (damaged) => {
        await writeFile(file, damaged);
        expect(await readBundle(file)).toBeNull();
      }),
      { numRuns: 60 },
    );
  });

  it('is made where the folder cannot be written to', async () => {
    const nowhere = join(folder, 'loop');
    await symlink(nowhere, nowhere);
    expect((await workflowBundle(nowhere)).code).toContain('upgradeCluster');
  });

  it('takes the place of the oldest ones', async () => {
    const many = join(folder, 'many');
    for (let index = 0; index < 9; index += 1) await keepBundle(many, `key-${index}`, 'code');
    const left = await readdir(many);
    expect(left).toHaveLength(6);
    expect(left).toContain('key-8.js');
  });
});

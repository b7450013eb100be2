import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesInBundle } from './bundle-workflows.ts';
import { REPOSITORY } from './cruise-tree.ts';

/** What `@temporalio/workflow` itself is made of: the only packages that a history is replayed with. */
const TEMPORAL_PACKAGES = ['@temporalio/common', '@temporalio/workflow', 'long', 'ms', 'nexus-rpc'];

const packagesIn = (files: readonly string[]) =>
  [...new Set(files.flatMap((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []))].sort();

describe('the workflow bundle', () => {
  let files: readonly string[];
  beforeAll(async () => {
    files = await filesInBundle(join(REPOSITORY, 'workflows/index.ts'));
  });

  it('holds no package but what Temporal itself needs: no zod, no part of Node', () => {
    expect(packagesIn(files)).toContain('@temporalio/workflow');
    expect(TEMPORAL_PACKAGES).toEqual(expect.arrayContaining(packagesIn(files)));
  });

  it('holds no code of ours but workflows and the plan', () => {
    const folders = files
      .filter((file) => file.startsWith(REPOSITORY) && !file.includes('node_modules'))
      .map((file) => relative(REPOSITORY, file).split('/')[0]);
    expect(new Set(folders)).toEqual(new Set(['workflows', 'plan']));
  });
});

describe('a planted workflow', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'workflow-bundle-'));
    await symlink(join(REPOSITORY, 'node_modules'), join(folder, 'node_modules'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const bundleOf = async (name: string, text: string) => {
    await writeFile(join(folder, name), text);
    return filesInBundle(join(folder, name));
  };

  it('that imports zod is seen to carry it', async () => {
    const text = `import { z } from 'zod'; export const parse = async () => z.string().parse('');`;
    expect(packagesIn(await bundleOf('with-zod.ts', text))).toContain('zod');
  });

  it.each(['fs', 'node:crypto'])('that imports %s, a part of Node, is refused', async (part) => {
    const text = `import * as part from '${part}'; export const use = async () => part;`;
    await expect(bundleOf('with-node.ts', text)).rejects.toThrow(part);
  });
});

import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  Chain,
  chainFile,
  folderFor,
  hashOfLine,
  isChainFile,
  linesOf,
  type Stamp,
} from '../../../activities/chain/chain.ts';

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'ccmctl-chain-'))));
afterEach(() => rm(folder, { recursive: true, force: true }));

const chain = (): Chain => new Chain(folder, { name: 'the chain', read: (line) => JSON.parse(line) as Stamp });
const written = async (): Promise<readonly string[]> => {
  const names = (await readdir(folder)).filter(isChainFile).sort();
  return (await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))).flatMap(linesOf);
};

describe('a chain of lines', () => {
  it('has all that several workers write at the same moment, what one wrote at once together, each after the one before', async () => {
    const workers = [chain(), chain(), chain()];
    const wanted = workers.flatMap((worker, name) => Array.from({ length: 6 }, (_, turn) => ({ worker, name, turn })));
    await Promise.all(
      wanted.map(({ worker, name, turn }) => worker.append(() => [0, 1].map((part) => ({ name, turn, part })))),
    );
    const lines = await written();
    expect(lines).toHaveLength(36);
    const read = lines.map((line) => JSON.parse(line) as Stamp & { name: number; turn: number; part: number });
    expect(read.map(({ previous }) => previous)).toEqual(['', ...lines.slice(0, -1).map(hashOfLine)]);
    for (const [index, { name, turn, part }] of read.entries())
      if (part === 0) expect(read[index + 1]).toMatchObject({ name, turn, part: 1 });
  });

  it('says where it ends, to whoever writes and to whoever writes nothing', async () => {
    const one = chain();
    const end = await one.append(() => [{ a: 1 }, { b: 2 }]);
    expect(end).toEqual({ lines: 2, head: hashOfLine((await written())[1] ?? '') });
    expect(await chain().append(() => [])).toEqual(end);
  });

  it('is not read on where a file of it is missing, and names the first that is', async () => {
    for (const gone of [1, 2, 3]) {
      for (const nth of [1, 2, 3, 4]) await rm(join(folder, chainFile(nth)), { force: true });
      for (const nth of [1, 2, 3, 4]) if (nth !== gone) await writeFile(join(folder, chainFile(nth)), '');
      await expect(chain().append(() => [{}])).rejects.toThrow(`lacks its file ${chainFile(gone)}`);
    }
  });

  it('lies below its folder, whatever it is kept for', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string({ minLength: 1 }), fc.constantFrom('.', '..', '../..', '/', '\\', 'a/../..')), { minLength: 1 }),
        (ids) => {
          const path = folderFor(folder, ...ids);
          expect(relative(folder, path).split(/[\\/]/)).toHaveLength(ids.length);
          expect(dirname(path).startsWith(folder)).toBe(true);
        },
      ),
    ); // prettier-ignore
  });
});

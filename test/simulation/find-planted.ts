import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { readSettings } from '../../config/settings.ts';
import { copyTree } from '../mutants/copy-of-tree.ts';
import { editCode } from '../mutants/edit-code.ts';
import { PLANTED_DEFECTS } from './planted-defects.ts';
import type { SeedsSum } from './run-seeds.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** What became of one planted defect. */
export interface Found {
  readonly breaks: string;
  /** Number of the night that has found it, and what was wrong with it; absent: none has. */
  readonly night?: number;
  readonly wrong?: readonly string[];
}

/** Plants each defect into a copy of the tree, and has nights by chance look for it until one goes wrong. */
export async function findPlanted(seed: number, runs: number, tell: (line: string) => void): Promise<readonly Found[]> {
  const found: Found[] = [];
  for (const defect of PLANTED_DEFECTS) {
    const copy = await copyTree(ROOT, readSettings().cacheFolder);
    try {
      await editCode(copy.root, defect.changes);
      const sum = await firstWrong(copy, ['--seed', String(seed), '--runs', String(runs), '--first', '--json']);
      const [first] = sum.wrong;
      found.push({ breaks: defect.breaks, ...(first && { night: first.run, wrong: first.wrong }) });
      tell(
        `${first ? `night ${first.run}` : 'NOT FOUND'}: ${defect.breaks}${first ? `\n  ${first.wrong[0] ?? ''}` : ''}`,
      );
    } finally {
      copy.remove();
    }
  }
  return found;
}

/** Nights of the changed product, in a process of its own, with a cache of its own. */
const firstWrong = (
  { root, caches }: Awaited<ReturnType<typeof copyTree>>,
  words: readonly string[],
): Promise<Pick<SeedsSum, 'wrong'>> =>
  new Promise((resolve, reject) => {
    const options = { cwd: root, env: { ...process.env, XDG_CACHE_HOME: caches }, maxBuffer: 64 * 1024 * 1024 };
    execFile(
      process.execPath,
      ['--import', 'tsx', 'test/chaos/run.ts', ...words],
      options,
      (_error, stdout, stderr) => {
        const line = stdout.trimEnd().split('\n').at(-1) ?? '';
        if (line.startsWith('{')) resolve(JSON.parse(line) as Pick<SeedsSum, 'wrong'>);
        else reject(new Error(`the nights ended without a sum: ${stderr.slice(-500)}`));
      },
    );
  });

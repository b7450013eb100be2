import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const LAB = join(import.meta.dirname, '../../lab');

/** Import lines of a source that take more than types from `plan/` or `platforms/`, or anything from where the lab must not look. */
function forbiddenImports(source: string): readonly string[] {
  const statements = source.match(/^(?:import|export)[^;]*? from '[^']+';/gms) ?? [];
  return statements.filter((statement) => {
    const from = / from '([^']+)'/.exec(statement)?.[1] ?? '';
    if (/\/(config|activities|worker|cli)\//.test(from)) return true;
    if (/\/workflows\//.test(from)) return !from.endsWith('/workflows/messages.ts');
    if (!/\/(plan|platforms)\//.test(from)) return false;
    return !/\/(plan|platforms\/[^/]+)\/types\//.test(from) || !/^(import|export) type /.test(statement);
  });
}

describe('the lab', () => {
  it('never takes a rule or a table from the planner, only types', async () => {
    const files = (await readdir(LAB, { recursive: true })).filter((name) => name.endsWith('.ts'));
    expect(files.length).toBeGreaterThan(20);
    for (const file of files) {
      expect({ file, forbidden: forbiddenImports(await readFile(join(LAB, file), 'utf8')) }).toEqual({
        file,
        forbidden: [],
      });
    }
  });

  it.each([
    ["import { ORDER } from '../platforms/callmanager4/order.ts';", true],
    ["import { known } from '../platforms/callmanager4/types/observation.ts';", true],
    ["import type { Plan } from '../platforms/callmanager4/make-plan.ts';", true],
    ["import { look } from '../activities/look.ts';", true],
    ["import {\n  upgradeCluster,\n} from '../workflows/index.ts';", true],
    ["import type { Role } from '../plan/types/cluster.ts';", false],
    ["import { statusQuery } from '../workflows/messages.ts';", false],
  ])('is watched by a rule that sees %s', (statement, isForbidden) => {
    expect(forbiddenImports(statement).length > 0).toBe(isForbidden);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cruiseTree, REPOSITORY, RULES, type Cruise } from './cruise-tree.ts';
import { LEGAL, PLANTED } from './planted-violations.ts';
import { plantTree } from './planted-tree.ts';

describe('the import rules', () => {
  it('are broken by no file of this repository', async () => {
    const { files, violations } = await cruiseTree(REPOSITORY);
    expect(violations).toEqual([]);
    expect(files).toBeGreaterThan(20);
  });

  it('each have a name of their own, are errors, and say why and what to do instead', () => {
    const names = RULES.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, comment, severity } of RULES) {
      expect(severity, name).toBe('error');
      expect(comment.match(/[.](?: |$)/g)?.length ?? 0, `${name}: a reason and a remedy`).toBeGreaterThanOrEqual(2);
    }
  });

  it('are each proved by a planted violation', () => {
    const proved = new Set(PLANTED.flatMap(({ breaks }) => breaks));
    expect([...proved].sort()).toEqual(RULES.map(({ name }) => name).sort());
  });
});

describe('in a tree of planted violations', () => {
  let tree: Awaited<ReturnType<typeof plantTree>>;
  let cruised: Cruise;

  beforeAll(async () => {
    tree = await plantTree({ ...LEGAL, ...Object.fromEntries(PLANTED.map(({ file, text }) => [file, text])) });
    cruised = await cruiseTree(tree.folder);
  });
  afterAll(() => tree.remove());

  const rulesBrokenBy = (file: string) =>
    [...new Set(cruised.violations.filter(({ from }) => from === file).map(({ rule }) => rule))].sort();

  it.each(PLANTED)('$file breaks $breaks', ({ file, breaks }) => {
    expect(rulesBrokenBy(file)).toEqual([...breaks].sort());
  });

  it.each(Object.keys(LEGAL))('%s, which is as it should be, breaks none', (file) => {
    expect(rulesBrokenBy(file)).toEqual([]);
  });
});

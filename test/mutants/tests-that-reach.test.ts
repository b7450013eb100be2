import { describe, expect, it } from 'vitest';
import { mapOfImports } from './tests-that-reach.ts';

const tree = (files: Readonly<Record<string, string>>): ReadonlyMap<string, string> => new Map(Object.entries(files));

const TREE = tree({
  'plan/order.ts': 'export const order = 1;',
  'plan/whole.ts': "import { order } from './order.ts';\nexport const whole = order;",
  'plan/types.ts': "import type { order } from './order.ts';",
  'test/plan/order.test.ts': "import { order } from '../../plan/order.ts';",
  'test/plan/whole.test.ts': "import { whole } from '../../plan/whole.ts';",
  'test/plan/types.test.ts': "import '../../plan/types.ts';",
  'test/docs/pages.test.ts': "import { order } from '../../plan/order.ts';",
  'test/plan/slow.long.test.ts': "import { order } from '../../plan/order.ts';",
});

describe('the tests that reach a file', () => {
  const { testsOf, importersOf } = mapOfImports(TREE);

  it('are those that import it, through whatever other files, its own first', () => {
    expect(testsOf('plan/order.ts')).toEqual(['test/plan/order.test.ts', 'test/plan/whole.test.ts']);
    expect(importersOf('plan/order.ts')).toContain('plan/whole.ts');
  });

  it('are none that compare pages with themselves, that take minutes, or that know it as a type alone', () => {
    for (const test of ['test/docs/pages.test.ts', 'test/plan/slow.long.test.ts', 'test/plan/types.test.ts'])
      expect(testsOf('plan/order.ts')).not.toContain(test);
  });
});

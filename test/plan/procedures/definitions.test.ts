import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { CheckDefinition } from '../../../plan/checks/define-check.ts';
import { CHECKS, checkNamed } from '../../../plan/procedures/definitions.ts';
import type { Check, Step } from '../../../plan/types/step.ts';
import { REPOSITORY } from '../../repository/tracked-files.ts';
import { everyStep } from '../sample-plan.ts';
import { PROCEDURES, forEveryPlan } from './walk.ts';

/** What the files of a folder export that has a name and such a part. */
async function definedIn<T>(folder: string, part: keyof T): Promise<readonly { file: string; one: T }[]> {
  const files = await readdir(join(REPOSITORY, folder));
  const modules = await Promise.all(
    files.map(async (file) => ({
      file,
      exports: Object.values((await import(join(REPOSITORY, folder, file))) as object) as unknown[],
    })),
  );
  const isDefinition = (one: unknown): one is T =>
    typeof one === 'object' && one !== null && 'name' in one && part in one;
  return modules.flatMap(({ file, exports }) => exports.filter(isDefinition).map((one) => ({ file, one })));
}

it('a check is one file of its name, and some row asks it', async () => {
  const written = await definedIn<CheckDefinition>('plan/checks', 'judge');
  expect(written.map(({ file }) => file).toSorted()).toEqual(written.map(({ one }) => `${one.name}.ts`).toSorted());
  for (const { file, one } of written) expect(CHECKS.get(one.name), file).toBe(one);
  expect(written.length).toBe(CHECKS.size);
});

it('a check that no row asks is none', () => {
  expect(() => checkNamed('toString')).toThrow(/no procedure asks a check that is called toString/);
});

const checksOf = (step: Step): readonly (Check | undefined)[] => {
  switch (step.kind) {
    case 'check':
      return [step.check];
    case 'gate':
      return [step.until];
    case 'action':
      return [step.proof];
    case 'prompt':
      return [step.proof, step.records, step.afterReboot, step.watch?.check];
    case 'wait':
      return [];
  }
};

it.each(PROCEDURES)('a plan of the procedure %s has in it all that a run must know of its checks', (procedure) => {
  forEveryPlan(procedure, (plan) => {
    for (const check of everyStep(plan).flatMap(checksOf)) {
      if (!check) continue;
      const { arguments: fits, recalls, forgets, inWords } = checkNamed(check.name);
      expect(fits(check.arguments), check.name).toBe(true);
      expect([check.recalls, check.forgets, check.inWords]).toEqual([recalls, forgets, inWords]);
    }
  });
});

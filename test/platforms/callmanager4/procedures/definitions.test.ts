import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { ActionDefinition } from '../../../../platforms/callmanager4/actions/define-action.ts';
import type { CheckDefinition } from '../../../../platforms/callmanager4/checks/define-check.ts';
import { ACTIONS, actionNamed, CHECKS, checkNamed } from '../../../../platforms/callmanager4/procedures/definitions.ts';
import { checksOf } from '../../../../plan/checks-of.ts';
import { REPOSITORY } from '../../../repository/tracked-files.ts';
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

/** Of two definitions with one name, one has no row or no file of its name. */
async function expectOneFileEach<T extends { readonly name: string }>(
  folder: string,
  part: keyof T,
  used: ReadonlyMap<string, T>,
): Promise<void> {
  const written = await definedIn<T>(folder, part);
  expect(written.map(({ file }) => file).toSorted()).toEqual(written.map(({ one }) => `${one.name}.ts`).toSorted());
  for (const { file, one } of written) expect(used.get(one.name), file).toBe(one);
  expect(written.length).toBe(used.size);
}

it('a check is one file of its name, and some row asks it', () =>
  expectOneFileEach<CheckDefinition>('platforms/callmanager4/checks', 'judge', CHECKS));

it('an action is one file of its name, and some row plans or offers it', () =>
  expectOneFileEach<ActionDefinition>('platforms/callmanager4/actions', 'linesNow', ACTIONS));

it('a check that no row asks is none, nor is an action that no row has', () => {
  expect(() => checkNamed('toString')).toThrow(/no procedure asks a check that is called toString/);
  expect(() => actionNamed('toString')).toThrow(/no procedure has an action that is called toString/);
});

it.each(PROCEDURES)(
  'a plan of the procedure %s has in it all that a run must know of its checks and acts',
  (procedure) => {
    forEveryPlan(procedure, (plan) => {
      for (const check of everyStep(plan).flatMap(checksOf)) {
        const { arguments: fits, recalls, forgets, renews, inWords } = checkNamed(check.name);
        expect(fits(check.arguments), check.name).toBe(true);
        expect([check.recalls, check.forgets, check.renews, check.inWords]).toEqual([
          recalls,
          forgets,
          renews,
          inWords,
        ]);
      }
      for (const step of everyStep(plan)) {
        const acts = step.kind === 'action' ? [step] : step.kind === 'check' && step.repair ? [step.repair] : [];
        for (const { action, recalls } of acts) expect(recalls).toEqual(actionNamed(action).recalls);
        if (step.kind === 'action') expect(actionNamed(step.action).arguments(step.arguments)).toBe(true);
      }
    });
  },
);

// Runs tests in a copy of the tree, again and again, without starting anew for each change: the process that `lane.ts` talks to.
import { join, relative, sep } from 'node:path';
import { createVitest, type TestSpecification } from 'vitest/node';
import type { Asked, Said } from './lane-messages.ts';

/** So many files are run before the next ones: whoever is near comes first, and bail ends within them. */
const BATCHES = [3, 12, 60];

const root = process.cwd();
const say = (said: Said): void => void process.send?.(said);

// In one process each file costs what its tests take, and not also what it takes to load the code anew.
const vitest = await createVitest('test', {
  root,
  watch: false,
  bail: 1,
  isolate: false,
  maxWorkers: 1,
  project: ['pure', 'live'],
  reporters: [{ onTestCaseResult: () => say({ is: 'going on' }), onTestModuleEnd: () => say({ is: 'going on' }) }],
});

/** The file that was changed for the question before, and has been put back since. */
let putBack: string | undefined;

/** Runs the tests in batches, and says which is the first file that does not pass. */
async function firstThatFails({ changed, tests, mostLive }: Asked): Promise<string | null> {
  for (const file of [changed, putBack]) if (file !== undefined) vitest.invalidateFile(join(root, file));
  putBack = changed;
  const all = await vitest.globTestSpecifications();
  const byFile = new Map(all.map((each) => [relative(root, each.moduleId).split(sep).join('/'), each]));
  const wanted = tests.flatMap((test) => byFile.get(test) ?? []);
  for (const batch of batchesOf(wanted, mostLive)) {
    const { testModules, unhandledErrors } = await vitest.runTestSpecifications(batch);
    const failed = testModules.find((module) => module.state() === 'failed');
    if (failed) return relative(root, failed.moduleId).split(sep).join('/');
    if (unhandledErrors.length > 0)
      return relative(root, batch[0]?.moduleId ?? root)
        .split(sep)
        .join('/');
  }
  return null;
}

/** Tests with a Temporal server come after all others. */
function batchesOf(wanted: readonly TestSpecification[], mostLive: number): readonly TestSpecification[][] {
  const rest = [...wanted.filter((each) => !isLive(each)), ...wanted.filter(isLive).slice(0, mostLive)];
  const batches: TestSpecification[][] = [];
  for (let nth = 0; rest.length > 0; nth += 1) batches.push(rest.splice(0, BATCHES[nth] ?? BATCHES.at(-1)));
  return batches;
}

const isLive = (specification: TestSpecification): boolean => specification.project.name === 'live';

process.on('message', (asked: Asked) => {
  void firstThatFails(asked).then((failed) => say({ is: 'done', failed }));
});
process.on('disconnect', () => void vitest.close().finally(() => process.kill(process.pid, 'SIGKILL')));
say({ is: 'ready' });

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger, Worker } from '@temporalio/worker';
import { expect, onTestFinished, test } from 'vitest';
import { readSettings } from '../../config/settings.ts';
import { installQuietRuntime } from '../../worker/quiet-runtime.ts';
import { copyTree } from '../mutants/copy-of-tree.ts';
import { editCode } from '../mutants/edit-code.ts';
import { LATER_PLANS, OTHER_COMMANDS, type CodeChange } from './changed-code.ts';

installQuietRuntime(() => undefined);

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const HISTORIES = new URL('histories/', import.meta.url);

interface History {
  readonly events: readonly { readonly workflowExecutionStartedEventAttributes?: { readonly workflowId: string } }[];
}

/** The histories of every release of runs that begin with a plan. */
const FIRST_RUNS = readdirSync(HISTORIES).flatMap((release) =>
  readdirSync(new URL(`${release}/`, HISTORIES))
    .filter((file) => file.endsWith('-1.json'))
    .map((file) => JSON.parse(readFileSync(new URL(`${release}/${file}`, HISTORIES), 'utf8')) as History),
);

/** The workflows of a copy of the code in which this was changed. */
async function workflowsWith(changes: readonly CodeChange[]) {
  const copy = await copyTree(ROOT, readSettings().cacheFolder);
  onTestFinished(() => copy.remove());
  for (const change of changes) await editCode(copy.root, change.edits);
  return bundleWorkflowCode({
    workflowsPath: join(copy.root, 'workflows/index.ts'),
    payloadConverterPath: join(copy.root, 'workflows/payload-converter.ts'),
    logger: new DefaultLogger('ERROR'),
  });
}

/** What becomes of every recorded run on other workflows: null where it goes on. */
async function replayed(
  workflowBundle: Awaited<ReturnType<typeof workflowsWith>>,
): Promise<readonly (string | null)[]> {
  const ends: (string | null)[] = [];
  for (const history of FIRST_RUNS) {
    const id = history.events[0]?.workflowExecutionStartedEventAttributes?.workflowId ?? '';
    ends.push(
      await Worker.runReplayHistory({ workflowBundle }, history, id).then(
        () => null,
        (error: unknown) => (error as Error).message,
      ),
    );
  }
  return ends;
}

test('recorded runs go on after changes of what only later plans are made of', async () => {
  expect(new Set(await replayed(await workflowsWith(LATER_PLANS)))).toEqual(new Set([null]));
});

test.each(OTHER_COMMANDS.map((change) => [change.what, change] as const))(
  'recorded runs are not carried on in another way: %s stops each of them, in words',
  async (_, change) => {
    for (const end of await replayed(await workflowsWith([change]))) expect(end).toMatch(/TMPRL1100|[Nn]ondeterminism/);
  },
);

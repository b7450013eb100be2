/** A file that breaks rules, and the names of exactly the rules that must say so. */
export interface Planted {
  readonly file: string;
  readonly text: string;
  readonly breaks: readonly string[];
}

const plant = (file: string, text: string, ...breaks: readonly string[]): Planted => ({ file, text, breaks });

/** Uses of each part as it is meant: none of them may break a rule. */
export const LEGAL: Readonly<Record<string, string>> = {
  'plan/types.ts': 'export interface T { readonly t: 1 }',
  'plan/rule.ts': `import type { T } from './types.ts'; export const rule: T = { t: 1 };`,
  'platforms/one/order.ts': `import { rule } from '../../plan/rule.ts'; export const order = [rule];`,
  'platforms/one/windows/read.ts': `import { readFile } from 'node:fs/promises'; import type { T } from '../../../plan/types.ts'; import { order } from '../order.ts'; export const read = (t: T) => [readFile, order, t];`,
  'platforms/one/cluster-file/read.ts': `import { z } from 'zod'; import { load } from '../../../config/loader.ts'; export const file = [z, load];`,
  'platforms/one/activity-input.ts': `import { z } from 'zod'; export const input = z;`,
  'platforms/one/platform.ts': `import { file } from './cluster-file/read.ts'; import { order } from './order.ts'; import { load } from '../../config/loader.ts'; export const platform = [file, order, load];`,
  'config/loader.ts': `import { z } from 'zod'; import { readFile } from 'node:fs/promises'; import { rule } from '../plan/rule.ts'; export const load = [z, readFile, rule];`,
  'activities/types.ts': `import type { T } from '../plan/types.ts'; export type { T }; export type Activities = T; export const value = 1;`,
  'activities/ssh/connect.ts': `import { NodeSSH } from 'node-ssh'; import type { Client } from 'ssh2'; export const connect = (client: Client) => [NodeSSH, client];`,
  'activities/create.ts': `import { connect } from './ssh/connect.ts'; import { load } from '../config/loader.ts'; import { rule } from '../plan/rule.ts'; import { activityInfo } from '@temporalio/activity'; export const create = [connect, load, rule, activityInfo];`,
  'workflows/messages.ts': `import { defineSignal } from '@temporalio/workflow'; import { key } from '@temporalio/common'; export const messages = [defineSignal, key];`,
  'workflows/run.ts': `import type { Activities } from '../activities/types.ts'; import { rule } from '../plan/rule.ts'; import { messages } from './messages.ts'; export const run = (a: Activities) => [a, rule, messages];`,
  'worker/worker.ts': `import { Worker } from '@temporalio/worker'; import { create } from '../activities/create.ts'; import { messages } from '../workflows/messages.ts'; export const worker = [Worker, create, messages];`,
  'cli/platform.ts': `export { platform } from '../platforms/one/platform.ts';`,
  'cli/commands.ts': `import { platform } from './platform.ts'; export const p = platform; import { worker } from '../worker/worker.ts'; import { messages } from '../workflows/messages.ts'; import type { run } from '../workflows/run.ts'; import type { Lab } from '../lab/lab.ts'; import { Client } from '@temporalio/client'; export const commands = (lab: Lab, r: typeof run) => [worker, messages, Client, lab, r];`,
  'cli/rehearsal/start-lab.ts': `import { lab } from '../../lab/lab.ts'; export const startLab = lab;`,
  'lab/lab.ts': `import { Server } from 'ssh2'; import type { T } from '../plan/types.ts'; import { messages } from '../workflows/messages.ts'; import { Client } from '@temporalio/client'; export type Lab = T; export const lab = [Server, messages, Client];`,
  'bin/ccmctl.js': `import '../cli/commands.ts';`,
  'test/lab/lab.test.ts': `import { it } from 'vitest'; import { lab } from '../../lab/lab.ts'; import { Client } from 'ssh2'; import '../../cli/rehearsal/start-lab.ts'; it('is', () => [lab, Client]);`,
  'test/workflows/run.test.ts': `import { run } from '../../workflows/run.ts'; import { z } from 'zod'; export const use = [run, z];`,
};

/** At least one for each rule; where a rule has a way around, that way too. */
export const PLANTED: readonly Planted[] = [
  plant('plan/p1.ts', `import '../config/loader.ts';`, 'plan-keeps-its-direction'),
  plant(
    'plan/p2.ts',
    `import type { T } from '../activities/types.ts'; export type U = T;`,
    'plan-keeps-its-direction',
  ),
  plant('plan/p3.ts', `import '../platforms/one/order.ts';`, 'plan-keeps-its-direction'),
  plant('platforms/one/p1.ts', `import '../../activities/create.ts';`, 'platforms-keeps-its-direction'),
  plant('platforms/one/p2.ts', `import '../../config/loader.ts';`, 'platform-rules-read-no-file'),
  plant(
    'activities/p3.ts',
    `import type { order } from '../platforms/one/order.ts'; export type O = typeof order;`,
    'activities-keeps-its-direction',
  ),
  plant('worker/p3.ts', `import '../platforms/one/platform.ts';`, 'worker-keeps-its-direction'),
  plant('config/p2.ts', `import '../platforms/one/order.ts';`, 'config-keeps-its-direction'),
  plant('workflows/p3.ts', `import '../platforms/one/order.ts';`, 'workflows-keeps-its-direction'),
  plant('config/p1.ts', `import '../activities/create.ts';`, 'config-keeps-its-direction'),
  plant('activities/p1.ts', `import '../worker/worker.ts';`, 'activities-keeps-its-direction'),
  plant('activities/p2.ts', `import '../workflows/messages.ts';`, 'activities-keeps-its-direction'),
  plant('workflows/p1.ts', `import '../config/loader.ts';`, 'workflows-keeps-its-direction'),
  plant(
    'workflows/p2.ts',
    `import type { C } from '../activities/create.ts'; export type D = C;`,
    'workflows-keeps-its-direction',
  ),
  plant('worker/p1.ts', `import '../cli/commands.ts';`, 'worker-keeps-its-direction'),
  plant('worker/p2.ts', `import '../lab/lab.ts';`, 'worker-keeps-its-direction'),
  plant('cli/n1.ts', `import '../platforms/one/order.ts';`, 'command-line-names-its-platform-once'),
  plant('cli/p1.ts', `import '../bin/ccmctl.js';`, 'cli-keeps-its-direction'),
  plant('lab/p1.ts', `import '../activities/create.ts';`, 'lab-keeps-its-direction'),
  plant('lab/p2.ts', `import type { L } from '../config/loader.ts'; export type M = L;`, 'lab-keeps-its-direction'),

  plant(
    'workflows/v1.ts',
    `import { value } from '../activities/types.ts'; export const v = value;`,
    'workflows-see-activities-as-types',
  ),
  plant(
    'cli/v1.ts',
    `import { run } from '../workflows/run.ts'; export const v = run;`,
    'workflow-code-runs-in-the-sandbox-only',
  ),
  plant('lab/v1.ts', `import { rule } from '../plan/rule.ts'; export const v = rule;`, 'lab-knows-no-rule'),
  plant('lab/v2.ts', `export const v = await import('../plan/rule.ts');`, 'lab-knows-no-rule'),
  plant(
    'lab/v3.ts',
    `import type { T } from '../plan/types.ts'; import { rule } from '../plan/rule.ts'; export const v: T = rule;`,
    'lab-knows-no-rule',
  ),
  plant('lab/v5.ts', `import { order } from '../platforms/one/order.ts'; export const v = order;`, 'lab-knows-no-rule'),
  plant('lab/v4.ts', `export { rule } from '../plan/rule.ts';`, 'lab-knows-no-rule'),
  plant('cli/v2.ts', `import { lab } from '../lab/lab.ts'; export const v = lab;`, 'lab-starts-in-one-place'),

  plant('plan/n1.ts', `import 'node:fs';`, 'plan-is-pure'),
  plant('platforms/one/n1.ts', `import 'node:fs';`, 'plan-is-pure'),
  plant('plan/n2.ts', `import process from 'node:process'; export const p = process;`, 'plan-is-pure'),
  plant('plan/n3.ts', `export const fs = process.getBuiltinModule('fs');`, 'plan-is-pure'),
  plant('plan/n4.ts', `import { sleep } from '@temporalio/common'; export const s = sleep;`, 'plan-is-pure'),
  plant(
    'workflows/n1.ts',
    `import { readFile } from 'fs/promises'; export const r = readFile;`,
    'workflows-know-temporal-alone',
  ),
  plant('workflows/n2.ts', `import process from 'process'; export const p = process;`, 'workflows-know-temporal-alone'),
  plant(
    'workflows/n3.ts',
    `import { Client } from '@temporalio/client'; export const c = Client;`,
    'workflows-know-temporal-alone',
  ),
  plant('plan/z1.ts', `import { z } from 'zod'; export const s = z;`, 'plan-is-pure', 'zod-stays-at-the-edge'),
  plant(
    'workflows/z1.ts',
    `import { z } from 'zod'; export const s = z;`,
    'workflows-know-temporal-alone',
    'zod-stays-at-the-edge',
  ),
  plant('activities/s1.ts', `import { Client } from 'ssh2'; export const c = Client;`, 'ssh-in-two-places'),
  plant('cli/s1.ts', `import { NodeSSH } from 'node-ssh'; export const c = NodeSSH;`, 'ssh-in-two-places'),
  plant('worker/s1.ts', `import type { Client } from 'ssh2'; export type C = Client;`, 'ssh-in-two-places'),
  plant('test/cli/s1.ts', `import { Client } from 'ssh2'; export const c = Client;`, 'ssh-in-two-places'),
  plant(
    'cli/t1.ts',
    `import { sleep } from '@temporalio/workflow'; export const s = sleep;`,
    'workflow-sdk-in-workflows-only',
  ),
  plant(
    'cli/t2.ts',
    `import { Worker } from '@temporalio/worker'; export const w = Worker;`,
    'worker-sdk-in-worker-only',
  ),
  plant(
    'activities/t1.ts',
    `import { Client } from '@temporalio/client'; export const c = Client;`,
    'client-sdk-outside-activities',
  ),

  plant('attic/f1.ts', `import '../plan/rule.ts';`, 'every-folder-has-a-direction'),
  plant('plan/c1.ts', `import './c2.ts'; export const a = 1;`, 'no-cycles'),
  // A circle is reported once, at the file where it was met first; one that types close is none.
  plant('plan/c2.ts', `import { a } from './c1.ts'; export const b = a;`),
  plant('plan/c3.ts', `import { d } from './c4.ts'; export const c = d; export type C = 1;`),
  plant('plan/c4.ts', `import type { C } from './c3.ts'; export const d: C = 1;`),
  plant('plan/o1.ts', `export const alone = 1;`, 'no-orphans'),
  plant(
    'config/i1.ts',
    `import '../test/workflows/run.test.ts';`,
    'config-keeps-its-direction',
    'tests-are-never-imported',
  ),
  plant('config/d1.ts', `import { it } from 'vitest'; export const i = it;`, 'product-needs-no-development-package'),
  plant('config/u1.ts', `import { pad } from 'left-over'; export const p = pad;`, 'every-package-is-declared'),
  plant('config/r1.ts', `import './gone.ts';`, 'every-import-resolves'),
];

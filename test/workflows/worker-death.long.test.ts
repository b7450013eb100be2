import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, inject, test } from 'vitest';
import { memoryFrom } from '../../platforms/callmanager4/types/server-memory.ts';
import { judgeLooks } from '../platforms/callmanager4/checks/judging.ts';
import { SimulatedMachine } from '../platforms/callmanager4/checks/simulated-machine.ts';
import { sampleServer } from '../platforms/callmanager4/sample-cluster.ts';
import type { Moment, Script } from './dying-worker.ts';
import { Rehearsal } from './harness.ts';
import { actionStep, checkStep, sampleCluster, samplePlan } from './sample-cluster.ts';
import { startScriptedWorker } from './scripted-worker.ts';

const SENT = 'shutdown -r -f -m \\\\PUB -t 0 -c "ccmctl PUB/reboot"\n';

/** A server that others have rebooted since its boot was written down; the worker dies in the midst of our own reboot. */
async function dieInTheAct(moment: Moment) {
  const machine = new SimulatedMachine(90_000, 300);
  const server = sampleServer('PUB', ['publisher']);
  const look = () => {
    machine.happen({ kind: 'passes', seconds: 70 });
    return machine.look(server);
  };
  const recorded = look();
  machine.happen({ kind: 'reboots', downSeconds: 90 });
  const before = look();

  const folder = await mkdtemp(join(tmpdir(), 'worker-death-'));
  const [script, sent] = [join(folder, 'script.json'), join(folder, 'sent')];
  await writeFile(sent, '');
  const cluster = sampleCluster();
  const plan = samplePlan(cluster, { PUB: [checkStep('PUB/boot'), actionStep('PUB/reboot')] });
  await writeFile(script, JSON.stringify({ cluster, plan, moment, recorded, before } satisfies Script));
  const [address, taskQueue] = [inject('temporalAddress'), `test-${randomUUID()}`];
  const program = fileURLToPath(new URL('dying-worker.ts', import.meta.url));
  const dying = spawn(process.execPath, ['--import', 'tsx', program, address, taskQueue, script, sent]);
  const rehearsal = await Rehearsal.startOn(taskQueue, cluster);
  await rehearsal.untilState('awaiting approval', 60);
  await rehearsal.approve();
  await rehearsal.answer(await rehearsal.untilAsked('Decide'), 'act-again', 'it must be up since now');
  expect(await once(dying, 'exit')).toEqual([null, 'SIGKILL']);

  if (moment === 'after its command') machine.happen({ kind: 'reboots', downSeconds: 90 });
  const looks = [look(), look()];
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  const worker = await startScriptedWorker(address, taskQueue, {
    cluster,
    plan,
    world: {
      async check({ asked, memory }) {
        if (asked) await ended;
        return judgeLooks('rebooted', [server], looks, {}, memoryFrom(memory));
      },
      act: () => {
        throw new Error('nobody may act a second time');
      },
    },
  });
  const status = await rehearsal.until(
    'an end or a question',
    ({ state, prompts }) => state === 'completed' || prompts.length > 0,
    60,
  );
  end();
  const answer = { status, sent: await readFile(sent, 'utf8') };
  await rehearsal.end();
  await worker.stop();
  await rm(folder, { recursive: true });
  return answer;
}

test.concurrent(
  'a worker that dies in the midst of a reboot comes back and looks: nothing is done twice',
  async () => {
    const { status, sent } = await dieInTheAct('after its command');
    expect(status.state).toBe('completed');
    expect(sent).toBe(SENT);
    expect(status.journal.some(({ text }) => text.includes('its effect is looked for'))).toBe(true);
  },
  180_000,
);

test.concurrent(
  'a reboot of before proves nothing where the worker dies before its command',
  async () => {
    const { status, sent } = await dieInTheAct('before its command');
    const asked = status.prompts.map(({ instructions }) => instructions.join());
    expect(asked).toEqual([expect.stringMatching(/it has not rebooted/)]);
    expect(sent).toBe('');
  },
  180_000,
);

test.concurrent(
  'an act whose worker dies before it has looked was not begun: what was written down still says that it is done',
  async () => {
    const { status, sent } = await dieInTheAct('before it has looked');
    expect(status.prompts).toEqual([]);
    expect(status.journal.map(({ text }) => text).join()).toContain('its worker was lost before anything was sent');
    expect(sent).toBe('');
  },
  180_000,
);

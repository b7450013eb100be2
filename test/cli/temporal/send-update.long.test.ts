import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { expect, inject, test } from 'vitest';
import { Rehearsal } from '../../workflows/harness.ts';
import { promptStep, sampleCluster, samplePlan } from '../../workflows/sample-cluster.ts';
import { startScriptedWorker } from '../../workflows/scripted-worker.ts';
import { runInProcess } from '../run-ccmctl.ts';

/** A run that waits for its approval and whose worker is away. */
async function runWithoutWorker() {
  const cluster = sampleCluster();
  const plan = samplePlan(cluster, { PUB: [promptStep('PUB/disc')] });
  const taskQueue = `test-${randomUUID()}`;
  const startWorker = () => startScriptedWorker(inject('temporalAddress'), taskQueue, { cluster, plan });
  const first = await startWorker();
  const run = await Rehearsal.startOn(taskQueue, cluster);
  await run.untilState('awaiting approval');
  await first.stop();
  return { cluster, run, startWorker };
}

const refusals = ({ journal }: Awaited<ReturnType<Rehearsal['status']>>): number =>
  journal.filter(({ kind }) => kind === 'refused').length;

/** The approval of a plan that there is not: refused with a reason, and written down, each time that it is taken. */
const approveAnother = (cluster: string, address: string) =>
  runInProcess(['approve', cluster, '--plan', 'b'.repeat(64), '--by', 'Ada'], address);

test('fifty messages at once, of which Temporal takes ten: each is taken once, and each sender is told', async () => {
  const { cluster, run, startWorker } = await runWithoutWorker();
  const sent = Array.from({ length: 50 }, () => approveAnother(cluster.name, inject('temporalAddress')));
  const worker = await startWorker();
  const told = await Promise.all(sent);
  expect(told.filter(({ exitCode, stderr }) => exitCode !== 3 || !/^ccmctl: refused: the plan/.test(stderr))).toEqual(
    [],
  );
  expect(refusals(await run.status())).toBe(50);
  await worker.stop();
  await run.end();
});

test('a message whose answer is lost on its way is taken once, and its sender gets the one answer', async () => {
  const { cluster, run, startWorker } = await runWithoutWorker();
  const wire = await openWire(inject('temporalAddress'));
  const sent = approveAnother(cluster.name, wire.address);
  await wire.messageSent();
  wire.loseAnswers();
  const worker = await startWorker();
  await run.until('the refusal in the journal', (status) => refusals(status) === 1);
  wire.cut();
  const { exitCode, stderr } = await sent;
  expect({ exitCode, stderr }).toEqual({
    exitCode: 3,
    stderr: expect.stringMatching(/^ccmctl: refused: the plan/) as string,
  });
  expect(refusals(await run.status())).toBe(1);
  await wire.close();
  await worker.stop();
  await run.end();
});

/** A wire to a Temporal server on which answers can be lost. */
async function openWire(address: string) {
  const port = Number(address.split(':').at(-1));
  const sockets = new Set<Socket>();
  let muted = false;
  let messageSeen = (): void => undefined;
  const messageSent = new Promise<void>((resolve) => (messageSeen = resolve));
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    for (const socket of [near, far])
      sockets.add(socket.on('error', () => undefined).on('close', () => near.destroy()));
    near.on('close', () => far.destroy());
    near.on('data', (bytes) => {
      far.write(bytes);
      if (bytes.includes('bbbbbbbb')) messageSeen();
    });
    far.on('data', (bytes) => void (muted || near.write(bytes)));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    messageSent: () => messageSent,
    loseAnswers: () => void (muted = true),
    cut() {
      for (const socket of sockets) socket.destroy();
      muted = false;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

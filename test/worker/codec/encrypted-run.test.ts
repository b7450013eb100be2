import { Connection } from '@temporalio/client';
import { afterEach, expect, inject, test } from 'vitest';
import { openEncryption } from '../../../worker/codec/open-conversion.ts';
import { readRecord } from '../../../cli/record/read-record.ts';
import { runInProcess } from '../../cli/run-ccmctl.ts';
import { startShelfRun, type ShelfRun } from '../shelf-run.ts';
import { useCodecKeys } from './codec-keys.ts';
import { keptOf, sendRaw } from './kept-by-temporal.ts';

const keys = useCodecKeys();
let shelf: ShelfRun | undefined;

afterEach(async () => {
  await shelf?.end();
  shelf = undefined;
});

const SHELF = { name: 'shelf', lamps: ['SRV-ALPHA', 'SRV-OMEGA'], people: ['Ada Okafor', 'Ben Larsen'] };

/** All that names somebody or something of the cluster, or says what is done to it. */
const CONFIDENTIAL = /SRV-|ALPHA|OMEGA|Okafor|Larsen|Quist|bulb into|switch \S+ on/i;

const sealed = async (id: string, value: unknown) => {
  const { encryption } = (await openEncryption(await keys.settings(id), 'default')) ?? {};
  return encryption!.seal({
    metadata: { encoding: Buffer.from('json/plain') },
    data: Buffer.from(JSON.stringify(value)),
  });
};

test('a run with the codec on keeps nothing readable, refuses what strangers send, and is carried out', async () => {
  const env = await keys.env('night');
  shelf = await startShelfRun(await keys.settings('night'), SHELF);
  const { run, cluster, client } = shelf;
  await shelf.approve();
  await run.untilOpen('SRV-ALPHA/bulb#1');

  const answer = { prompt: 'SRV-ALPHA/bulb#1', value: 'done', by: 'Ben Larsen' };
  const good = await sealed('night', answer);
  const changed = Buffer.from(good.data!);
  changed[changed.length - 1]! ^= 1;
  const { 'encryption-key-id': _id, ...withoutId } = good.metadata!;
  const strange = [
    {
      metadata: { encoding: Buffer.from('json/plain') },
      data: Buffer.from(JSON.stringify({ ...answer, prompt: 'x', by: 'somebody' })),
    },
    await sealed('other', answer),
    await sealed('night@elsewhere', answer),
    { ...good, data: changed },
    { ...good, data: Buffer.alloc(3) },
    { ...good, metadata: withoutId },
  ];
  for (const payload of strange) await sendRaw(client, run.handle.workflowId, 'answer', payload);
  const refused = await run.until(
    'six refusals',
    ({ journal }) => journal.filter(({ kind }) => kind === 'refused').length === 6,
  );
  const reasons = refused.journal.filter(({ kind }) => kind === 'refused').map(({ text }) => text);
  expect(reasons.join('\n')).toMatch(
    /not encrypted.*\n.*key "other" is not among ours.*\n.*not encrypted by our key night, or was changed.*\n.*or was changed.*\n.*or was changed.*\n.*does not say by which key/,
  );
  expect(shelf.done).toEqual([]);

  await expect(run.answer({ id: answer.prompt } as never, 'done', undefined, 'Zoe Quist')).rejects.toThrow();
  const listed = await runInProcess(['status', '--json'], undefined, env);
  const { runs: underWay } = JSON.parse(listed.stdout) as { readonly runs: readonly { readonly cluster: string }[] };
  expect(underWay.find((one) => one.cluster === cluster)).toMatchObject({ server: null, awaiting: 'an answer' });
  const { state, runs } = await shelf.light();
  expect(state).toBe('completed');
  expect(shelf.done).toEqual(['switch SRV-ALPHA on', 'switch SRV-OMEGA on']);

  const told = JSON.stringify(await readRecord(client, cluster));
  expect(told).toContain('Screw a bulb into SRV-OMEGA');
  const connection = await Connection.connect({ address: inject('temporalAddress') });
  const kept = await keptOf(
    connection,
    run.handle.workflowId,
    runs.map(({ runId }) => runId),
  );
  await connection.close();
  expect(runs).toHaveLength(2);
  expect(kept).toContain('binary/encrypted');
  expect(kept.match(new RegExp(`.{0,80}(?:${CONFIDENTIAL.source}).{0,40}`, 'i'))?.[0]).toBeUndefined();

  const doctor = await runInProcess(['doctor'], undefined, env);
  expect(doctor.stdout).toContain('namespace default (encrypted by night; keys: night)');
  const without = await runInProcess(['status', cluster], inject('temporalAddress'));
  expect(without).toMatchObject({ exitCode: 4, stderr: expect.stringContaining('CCMCTL_CODEC_KEYS') });
});

test('a codec server without keys, port or origin says what is missing', async () => {
  const env = await keys.env('night');
  const codec = (words: readonly string[], variables: Readonly<Record<string, string>> = env) =>
    runInProcess(['codec', ...words], undefined, variables);
  expect(await codec([], await keys.env())).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('CCMCTL_CODEC_KEYS'),
  });
  for (const [words, problem] of [
    [['--origin', 'here'], '--origin here is no address of a UI'],
    [['--port', '99999'], '--port 99999 is no port'],
    [['--token-file', '/nowhere/token'], 'the token: the file /nowhere/token: there is no such file'],
  ] as const) {
    expect(await codec(words)).toMatchObject({ exitCode: 2, stderr: expect.stringContaining(problem) });
  }
});

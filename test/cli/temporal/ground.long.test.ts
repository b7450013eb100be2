import { randomUUID } from 'node:crypto';
import { Connection } from '@temporalio/client';
import { expect, inject, test, vi } from 'vitest';
import { findAttributeGaps } from '../../../worker/temporal/search-attributes.ts';
import { prepareNamespace } from '../../../worker/temporal/prepare-namespace.ts';
import { runCcmctl, runInProcess } from '../run-ccmctl.ts';

const INT = 3;

/** The server takes a while to know a new namespace, and what is changed in it. */
const PATIENT = { timeout: 60_000, interval: 500 };

test('a worker for a namespace that is not there says so, and how to make it', async () => {
  const address = inject('temporalAddress');
  const { exitCode, stdout, stderr } = await runCcmctl(['worker'], {
    env: { TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: 'nowhere' },
  });
  expect({ exitCode, stdout }).toEqual({ exitCode: 4, stdout: '' });
  expect(stderr).toContain(`temporal operator namespace create --address ${address} --namespace nowhere`);
});

test('search attributes of another type are found out before anything starts, and mended as the words say', async () => {
  const address = inject('temporalAddress');
  const connection = await Connection.connect({ address });
  const namespace = `typed-${randomUUID().slice(0, 8)}`;
  await connection.workflowService.registerNamespace({
    namespace,
    workflowExecutionRetentionPeriod: { seconds: 86_400 as never },
  });
  await vi.waitFor(
    () => connection.operatorService.addSearchAttributes({ namespace, searchAttributes: { CcmServer: INT } }),
    PATIENT,
  );
  await vi.waitFor(
    async () => expect((await findAttributeGaps(connection, namespace)).mistyped).toHaveLength(1),
    PATIENT,
  );
  const { exitCode, stdout, stderr } = await runInProcess(['worker'], address, { TEMPORAL_NAMESPACE: namespace });
  expect({ exitCode, stdout }).toEqual({ exitCode: 4, stdout: '' });
  expect(stderr).toMatch(/CcmServer is Int; Keyword is needed/);
  expect(stderr).toContain(
    `temporal operator search-attribute remove --address ${address} --namespace ${namespace} --name CcmServer`,
  );

  // What the commands of the message do, by the same interface.
  await connection.operatorService.removeSearchAttributes({ namespace, searchAttributes: ['CcmServer'] });
  await vi.waitFor(
    async () =>
      expect(await prepareNamespace(connection, { address, namespace })).toEqual([
        expect.stringContaining('forgets a run 1 day'),
      ]),
    PATIENT,
  );
  await vi.waitFor(
    async () => expect(await findAttributeGaps(connection, namespace)).toEqual({ missing: [], mistyped: [] }),
    PATIENT,
  );
  await connection.close();
});

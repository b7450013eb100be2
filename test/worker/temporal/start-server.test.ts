import { Connection } from '@temporalio/client';
import { expect, inject, test } from 'vitest';
import { missingSearchAttributes } from '../../../worker/temporal/search-attributes.ts';

test('the server of this test run answers and has our search attributes', async () => {
  const connection = await Connection.connect({ address: inject('temporalAddress') });
  expect(await missingSearchAttributes(connection, 'default')).toEqual([]);
  await connection.close();
});

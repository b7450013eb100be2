import { afterEach, expect, test } from 'vitest';
import { startShelfRun, type ShelfRun } from '../shelf-run.ts';
import { API_KEY, settingsOf, useSecureGround } from './secure-ground.ts';

const ground = useSecureGround();
let shelf: ShelfRun | undefined;

afterEach(async () => {
  await shelf?.end();
  shelf = undefined;
});

const trusting = () => ({ TEMPORAL_TLS_SERVER_CA_CERT_PATH: ground.authority.certificateFile });

test('worker and client carry out a run by TLS', async () => {
  const { address, shown } = await ground.front();
  shelf = await startShelfRun(settingsOf({ ...trusting(), TEMPORAL_ADDRESS: address }));
  await shelf.approve();
  expect((await shelf.light()).state).toBe('completed');
  expect([...shown]).toEqual([undefined]);
});

test('worker and client carry out a run by mutual TLS, which variables name', async () => {
  const { address } = await ground.front({ clientsOf: ground.authority });
  const env = {
    ...trusting(),
    TEMPORAL_ADDRESS: address,
    TEMPORAL_TLS_CLIENT_CERT_PATH: ground.laptop.certificateFile,
    TEMPORAL_TLS_CLIENT_KEY_PATH: ground.laptop.keyFile,
  };
  shelf = await startShelfRun(settingsOf(env));
  await shelf.approve();
  expect((await shelf.light()).state).toBe('completed');
});

test('worker and client carry out a run with an API key, which a variable names', async () => {
  const { address, shown } = await ground.front({ apiKey: API_KEY });
  shelf = await startShelfRun(settingsOf({ ...trusting(), TEMPORAL_ADDRESS: address, TEMPORAL_API_KEY: API_KEY }));
  await shelf.approve();
  expect((await shelf.light()).state).toBe('completed');
  expect([...shown]).toEqual([`Bearer ${API_KEY}`]);
});

import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { begin } from '../lab/begun-lab.ts';
import { FOUR_SERVERS } from '../lab/lab-fixture.ts';
import { runInProcess } from './run-ccmctl.ts';

/** Where nobody listens on any machine. */
const NOBODY = 1;

/** No rule refuses these before anybody looks: the publisher hands out the device loads. */
const [publisher, ...others] = FOUR_SERVERS.servers;
const servers = [{ ...publisher, services: ['Cisco Database Layer Monitor', 'Cisco TFTP'] }, ...others];

describe('a command that looks at servers and sees none', () => {
  it.each([
    ['plan', (file: string) => ['plan', file]],
    ['preflight', (file: string) => ['preflight', file]],
    ['names check', (file: string) => ['names', 'check', file]],
  ])('knows nothing, and ends with 4: %s', async (_what, words) => {
    const { clusterFile } = await begin(
      {},
      { ...FOUR_SERVERS, servers, names: { by: 'files', dnsSuffix: 'example.com' } },
    );
    const text = await readFile(clusterFile, 'utf8');
    expect(text).toMatch(/port: \d+/);
    await writeFile(clusterFile, text.replace(/port: \d+/g, `port: ${NOBODY}`));
    const { exitCode, stdout } = await runInProcess([...words(clusterFile), '--json']);
    expect({ exitCode, error: (JSON.parse(stdout) as { error?: unknown }).error }).toEqual({
      exitCode: 4,
      error: undefined,
    });
  });
});

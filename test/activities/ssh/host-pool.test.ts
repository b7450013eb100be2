import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { HostPool } from '../../../activities/ssh/host-pool.ts';
import { readSecret } from '../../../activities/ssh/read-secret.ts';
import { noOpenSsh, startOpenSsh, type OpenSshServer } from './open-ssh-server.ts';
import { HANG, SCRIPTED_PASSWORD, startScriptedHost } from './scripted-host.ts';

const LIMITS = { connectMs: 50_000, keepaliveMs: 50_000, idleMs: 60_000 };
const PATIENT = { timeoutMs: 50_000 };

describe.skipIf(noOpenSsh)('a pool of connections', () => {
  let server: OpenSshServer;
  beforeAll(async () => {
    server = await startOpenSsh();
  });
  afterAll(() => server.stop());

  const withPool = async (
    limits: Partial<typeof LIMITS>,
    use: (run: (command: string, timeoutMs?: number) => ReturnType<HostPool['run']>, pool: HostPool) => Promise<void>,
  ): Promise<number> => {
    const before = server.accepted();
    const pool = new HostPool(readSecret, { ...LIMITS, ...limits });
    try {
      await use((command, timeoutMs = 50_000) => pool.run(server.endpoint, command, { timeoutMs }), pool);
    } finally {
      await pool.close();
    }
    return server.accepted() - before;
  };

  it('shares one connection among all who ask at once, twelve of them', async () => {
    const connections = await withPool({}, async (run) => {
      const results = await Promise.all(Array.from({ length: 12 }, (_, index) => run(`echo ${index}`)));
      expect(results.map(({ stdout }) => Number(stdout))).toEqual(results.map((_, index) => index));
    });
    expect(connections).toBe(1);
  });

  it('keeps a connection for the next command', async () => {
    expect(await withPool({}, async (run) => void [await run('true'), await run('true'), await run('true')])).toBe(1);
  });

  it('ends a connection that nobody uses, and opens another when it is asked again', async () => {
    const connections = await withPool({ idleMs: 20 }, async (run) => {
      const first = (await run('echo $PPID')).stdout.trim();
      await vi.waitFor(() => expect(() => process.kill(Number(first), 0)).toThrow(), { timeout: 50_000 });
      await run('true');
    });
    expect(connections).toBe(2);
  });

  it('drops a connection that broke: the next command has a new one, and the broken one is never sent twice', async () => {
    const connections = await withPool({}, async (run) => {
      const broken = await run(`echo once >> ${server.folder}/once; kill -9 $PPID; sleep 5`);
      expect(broken).toMatchObject({ disconnected: true, exitCode: null });
      expect((await run(`cat ${server.folder}/once`)).stdout).toBe('once\n');
    });
    expect(connections).toBe(2);
  });

  it('gives no further command to a connection with one left behind, and lets the others on it end', async () => {
    const connections = await withPool({}, async (run) => {
      const other = run('sleep 1; echo done');
      expect(await run('sleep 3', 100)).toMatchObject({ timedOut: true });
      expect((await run('echo next')).stdout).toBe('next\n');
      expect((await other).stdout).toBe('done\n');
    });
    expect(connections).toBe(2);
  });

  it('tries to connect again after it failed', async () => {
    const pool = new HostPool(readSecret, LIMITS);
    const wrong = { ...server.endpoint, port: 1 };
    await expect(pool.run(wrong, 'true', PATIENT)).rejects.toMatchObject({ kind: 'unreachable' });
    await expect(pool.run(wrong, 'true', PATIENT)).rejects.toMatchObject({ kind: 'unreachable' });
    expect((await pool.run(server.endpoint, 'echo hello', PATIENT)).stdout).toBe('hello\n');
    await pool.close();
  });

  it('runs all commands of one who holds a connection over it, and nothing once it is lost', async () => {
    const connections = await withPool({}, async (_run, pool) => {
      await pool.hold(server.endpoint, async (run) => {
        expect((await run('echo first', PATIENT)).stdout).toBe('first\n');
        expect(await run('kill -9 $PPID; sleep 5', PATIENT)).toMatchObject({ disconnected: true });
        await expect(run(`echo late >> ${server.folder}/late`, PATIENT)).rejects.toThrow('no other one is opened');
      });
      expect((await pool.run(server.endpoint, `cat ${server.folder}/late`, PATIENT)).exitCode).toBe(1);
    });
    expect(connections).toBe(2);
  });
});

it('keeps a connection on which a command works, though others ended on it in one tick before', async () => {
  const host = await startScriptedHost((command) => (command === 'works on' ? HANG : ''));
  const pool = new HostPool(() => Promise.resolve(SCRIPTED_PASSWORD), { ...LIMITS, idleMs: 50 });
  await Promise.all(Array.from({ length: 4 }, () => pool.run(host.endpoint, 'ends at once', PATIENT)));
  const result = await pool.run(host.endpoint, 'works on', { timeoutMs: 150 });
  expect(result).toMatchObject({ timedOut: true, disconnected: false });
  expect(host.connections()).toBe(1);
  await pool.close();
  await host.stop();
});

it('sends nothing when the gate shuts between the opening of the channel and the command', async () => {
  const host = await startScriptedHost(() => '');
  const pool = new HostPool(() => Promise.resolve(SCRIPTED_PASSWORD), LIMITS);
  const asked: number[] = [];
  await pool.hold(host.endpoint, async (run) => {
    expect(await run('before', PATIENT)).toMatchObject({ exitCode: 0 });
    const opened = host.channels();
    const mayStart = (): boolean => {
      asked.push(host.channels() - opened);
      return false;
    };
    await expect(run('shut out', { ...PATIENT, mayStart })).rejects.toThrow('it might not be sent any more');
    await expect(run('after it', PATIENT)).rejects.toThrow('no other one is opened');
  });
  // Asked once, and only after the host had given the channel.
  expect(asked).toEqual([1]);
  expect(host.commands).toEqual(['before']);
  expect(host.connections()).toBe(1);
  await pool.close();
  await host.stop();
});

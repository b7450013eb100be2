import { createServer, type AddressInfo, type Socket } from 'node:net';
import type { AuthContext, Connection } from 'ssh2';
import { afterEach, describe, expect, it } from 'vitest';
import { ConnectError } from '../../../activities/ssh/connect-error.ts';
import { HostPool } from '../../../activities/ssh/host-pool.ts';
import type { Endpoint } from '../../../plan/types/endpoint.ts';
import { NO_EXIT, startScriptedHost, type ScriptedHost, type ScriptedHostOptions } from './scripted-host.ts';

const PATIENT = { timeoutMs: 50_000 };
const LIMITS = { connectMs: 50_000, keepaliveMs: 50_000, idleMs: 50_000 };
const SECRET = 'Tr0mbone-of-Jericho';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

/** What a worker reads when it logs on; changes as somebody mends it. */
let secret = SECRET;

function newPool(connectMs = LIMITS.connectMs): HostPool {
  const pool = new HostPool(() => Promise.resolve(secret), { ...LIMITS, connectMs });
  ends.unshift(() => pool.close());
  return pool;
}

async function start(login: NonNullable<ScriptedHostOptions['login']>, rest: ScriptedHostOptions = {}) {
  secret = SECRET;
  const host = await startScriptedHost((command) => (command === 'no exit' ? NO_EXIT : 'hello'), { ...rest, login });
  ends.push(() => host.stop());
  return host;
}

const say = (pool: HostPool, endpoint: Endpoint): Promise<string> =>
  pool.run(endpoint, 'say', PATIENT).then(
    ({ stdout, disconnected }) => (disconnected ? 'disconnected' : stdout),
    (error: unknown) => (error instanceof ConnectError ? `${error.kind}: ${error.message}` : String(error)),
  );

/** Counts the passwords that a host is given. */
function counting(judge: (context: AuthContext, connection: Connection) => void) {
  const given: string[] = [];
  const login = (context: AuthContext, connection: Connection): void => {
    if (context.method !== 'password') return context.reject(['password']);
    given.push(context.password);
    judge(context, connection);
  };
  return { given, login };
}

const looks = async (pool: HostPool, { endpoint }: ScriptedHost, times: number): Promise<readonly string[]> => {
  const said: string[] = [];
  for (let look = 0; look < times; look += 1) said.push(await say(pool, endpoint));
  return said;
};

/** Something that listens and speaks no SSH. */
async function startTalker(talk: string, then: 'stays' | 'hangs up' = 'stays'): Promise<{ endpoint: Endpoint }> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket.on('error', () => undefined));
    socket.write(talk);
    if (then === 'hangs up') socket.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ends.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  const rest = { user: 'ops', password: { env: 'PASSWORD' }, hostKey: `SHA256:${'A'.repeat(43)}`, algorithms: [] };
  return { endpoint: { host: '127.0.0.1', port, ...rest } };
}

describe('a host whose commands end without saying how', () => {
  it('gets the next command over another connection: nobody knows what became of the one before on this one', async () => {
    const host = await start((context) => context.accept());
    const pool = newPool();
    for (const connections of [1, 2, 3]) {
      expect(await pool.run(host.endpoint, 'no exit', PATIENT)).toMatchObject({ disconnected: true, exitCode: null });
      expect(host.connections()).toBe(connections);
    }
    expect(await looks(pool, host, 2)).toEqual(['hello', 'hello']);
    expect(host.connections()).toBe(4);
  });
});

describe('a host that refuses the password', () => {
  it('is given it once by 22 looks, once more by each decision, and at once when it is another', async () => {
    const { given, login } = counting((context) =>
      (context as { password?: string }).password === 'mended' ? context.accept() : context.reject(['password']),
    );
    const host = await start(login);
    const pool = newPool();
    const said = await looks(pool, host, 22);
    expect(new Set(said).size).toBe(1);
    expect(said[0]).toMatch(/^refused login: .*did not accept the password; it is not tried again by itself/);
    expect(given).toHaveLength(1);
    for (const word of ['first', 'first', 'second']) {
      pool.allowLogin(host.endpoint, word);
      await looks(pool, host, 3);
    }
    expect(given).toHaveLength(3);
    secret = 'mended';
    expect(await looks(pool, host, 2)).toEqual(['hello', 'hello']);
    expect(given).toHaveLength(4);
  });

  it('has one from each of two workers, each of which knows nothing of the other', async () => {
    const { given, login } = counting((context) => context.reject(['password']));
    const host = await start(login);
    for (const pool of [newPool(), newPool()]) await looks(pool, host, 5);
    expect(given).toHaveLength(2);
  });

  it('by breaking the connection is given it twice, and no more', async () => {
    const { given, login } = counting((_context, connection) => void connection.end());
    const host = await start(login);
    await looks(newPool(), host, 6);
    expect(given.length).toBeLessThanOrEqual(2);
  });

  it('and repeats it in a question is quoted without it', async () => {
    const host = await start((context) => {
      if (context.method !== 'keyboard-interactive') return context.reject(['keyboard-interactive']);
      context.prompt([{ prompt: 'Password: ', echo: false }], ([answer = '']) => {
        context.prompt([{ prompt: `"${answer}" it was; and now? `, echo: false }], () => context.reject());
      });
    });
    const said = await say(newPool(), host.endpoint);
    expect(said).toContain('the host asks ""***" it was; and now?" after it was given the password');
    expect(said).not.toContain(SECRET);
  });
});

describe('a host that behaves as none should', () => {
  it('by ending each connection as soon as it has let somebody in is no refusal, and is tried at each look', async () => {
    const { given, login } = counting((context) => context.accept());
    const host = await start(login, { ready: (connection) => void connection.end() });
    const said = await looks(newPool(), host, 3);
    expect(said.filter((each) => each.startsWith('refused') || each === 'hello')).toEqual([]);
    expect(given.length).toBeGreaterThanOrEqual(3);
  });

  it('by showing another key than before is given no password', async () => {
    const { given, login } = counting((context) => context.accept());
    const before = await start(login);
    const pool = newPool();
    expect(await say(pool, before.endpoint)).toBe('hello');
    before.cut();
    await before.stop();
    ends.length = 0;
    ends.push(() => pool.close());
    const after = await start(login, { port: before.endpoint.port });
    expect(await say(pool, before.endpoint)).toMatch(/^host key differs: .*compare it at the host itself/);
    expect(after.endpoint.hostKey).not.toBe(before.endpoint.hostKey);
    expect(given).toHaveLength(1);
  });

  it('by closing a channel without a word of its end leaves the end unknown, and answers the next command', async () => {
    const { login } = counting((context) => context.accept());
    const host = await start(login);
    const pool = newPool();
    const { exitCode, disconnected } = await pool.run(host.endpoint, 'no exit', PATIENT);
    expect({ exitCode, disconnected }).toEqual({ exitCode: null, disconnected: true });
    expect(await say(pool, host.endpoint)).toBe('hello');
  });

  it('by having too many at once hangs up before a word of SSH, and is no refusal', async () => {
    const { endpoint } = await startTalker('Exceeded MaxStartups\r\n', 'hangs up');
    const said = await Promise.all(Array.from({ length: 3 }, () => say(newPool(), endpoint)));
    expect(said.filter((each) => !each.startsWith('unreachable: '))).toEqual([]);
  });

  it.each([
    ['one line', 'x'.repeat(10_000_000)],
    ['lines', 'x\r\n'.repeat(3_000_000)],
  ])('by talking for ten megabytes before it names itself, in %s, is unreachable', async (_how, talk) => {
    const { endpoint } = await startTalker(talk);
    const said = await say(newPool(1_000), endpoint);
    expect(said).toMatch(/^unreachable: /);
    expect(said.length).toBeLessThan(500);
  });
});

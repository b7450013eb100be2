import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { CommandResult } from '../../../plan/platform/hosts.ts';
import { BoundedOutput } from '../../../activities/ssh/bounded-output.ts';
import { ConnectError, HostKeyError } from '../../../activities/ssh/connect-error.ts';
import { openHost, type Host } from '../../../activities/ssh/host.ts';
import { readSecret, type ReadSecret } from '../../../activities/ssh/read-secret.ts';
import type { Endpoint } from '../../../plan/types/endpoint.ts';

/** Command lines of one kind of host; one that it cannot do is the reason why, in words. */
export interface ContractCommands {
  /** Prints `hello` and a line end, nothing else. */
  readonly hello: string;
  /** Ends with exit code 3. */
  readonly fails: string | Skipped;
  /** Prints `out` on stdout and `err` on stderr. */
  readonly bothStreams: string | Skipped;
  /** Prints its standard input. */
  readonly copiesInput: string | Skipped;
  /** Prints so many bytes of `x`. */
  readonly bigOutput: ((bytes: number) => string) | Skipped;
  /** Prints the bytes 81 FF 00 E9 and no more. */
  readonly binary: string | Skipped;
  /** Prints `begun` and then runs until the host stops. */
  readonly neverReturns: string | Skipped;
  /** Ends the connection instead of answering. */
  readonly dropsConnection: string | Skipped;
}

export interface Skipped {
  readonly skip: string;
}

/** One kind of host to hold against the contract. */
export interface ContractHost {
  readonly endpoint: Endpoint;
  readonly commands: ContractCommands;
  readonly readSecret?: ReadSecret;
  /** An algorithm by its SSH name that the host does not offer and all others of its kind are switched off for. */
  readonly withoutCommonAlgorithm?: () => Promise<{ endpoint: Endpoint; stop(): Promise<void> }>;
  stop(): Promise<void>;
}

/** Nothing that is judged here depends on them: a busy machine may take as long as it likes. */
const LIMITS = { connectMs: 50_000, keepaliveMs: 50_000 };
const PATIENT = { timeoutMs: 50_000 };
const OTHER_KEY = `SHA256:${'A'.repeat(43)}`;

/**
 * Resolves when what is kept of a stream holds a word. What a command has said may still be on its way when another command
 * over the same connection has ended: each has a channel of its own, and a host sends of them in whatever order it reads.
 */
function onceKept(word: string): Promise<void> {
  return new Promise((resolve) => {
    const add = Object.getOwnPropertyDescriptor(BoundedOutput.prototype, 'add')?.value as BoundedOutput['add'];
    vi.spyOn(BoundedOutput.prototype, 'add').mockImplementation(function (this: BoundedOutput, chunk) {
      add.call(this, chunk);
      if (this.bytes.includes(word)) resolve();
    });
  });
}

/** What every host must do that the product speaks SSH with; the same for the lab and for a real server. */
export function hostContract(name: string, newHost: () => Promise<ContractHost>): void {
  describe(`host contract: ${name}`, () => {
    let contract: ContractHost;
    let host: Host;
    const open = (endpoint: Endpoint): Promise<Host> => openHost(endpoint, contract.readSecret ?? readSecret, LIMITS);
    const run = (command: string, options = {}): Promise<CommandResult> =>
      host.run(command, { ...PATIENT, ...options });
    beforeAll(async () => {
      contract = await newHost();
      host = await open(contract.endpoint);
    });
    afterAll(async () => {
      host.close();
      await contract.stop();
    });
    afterEach(() => void vi.useRealTimers().restoreAllMocks());
    const rule = <K extends keyof ContractCommands>(
      title: string,
      key: K,
      check: (command: Exclude<ContractCommands[K], Skipped>) => Promise<void>,
    ): void => {
      it(title, async (context) => {
        const command = contract.commands[key];
        if (typeof command === 'object' && 'skip' in command) return context.skip(command.skip);
        await check(command as Exclude<ContractCommands[K], Skipped>);
      });
    };

    rule('runs a command and returns all of its result', 'hello', async (command) => {
      const result = await run(command);
      expect(result).toMatchObject({ command, exitCode: 0, stderr: '', timedOut: false, disconnected: false });
      expect(result.stdout).toMatch(/^hello\r?\n$/);
      expect(result.host).toBe(`${contract.endpoint.host}:${contract.endpoint.port}`);
    });
    rule('returns the exit code of a command that fails', 'fails', async (command) => {
      expect(await run(command)).toMatchObject({ exitCode: 3, timedOut: false, disconnected: false });
    });
    rule('never mixes the two streams', 'bothStreams', async (command) => {
      const { stdout, stderr } = await run(command);
      expect([stdout.trim(), stderr.trim()]).toEqual(['out', 'err']);
    });
    rule('hands standard input over, whole', 'copiesInput', async (command) => {
      const stdin = Array.from({ length: 2_000 }, (_, line) => `line ${line}\r\n`).join('');
      expect((await run(command, { stdin })).stdout.replaceAll('\r\n', '\n')).toBe(stdin.replaceAll('\r\n', '\n'));
    });
    rule('returns an output of two megabytes whole', 'bigOutput', async (command) => {
      expect((await run(command(2_000_000))).stdout.length).toBe(2_000_000);
    });
    rule('decodes bytes by the code page that the command is said to write in', 'binary', async (command) => {
      expect((await run(command, { encoding: 'cp850' })).stdout).toBe('\u00fc\u00a0\u0000\u00da');
      expect((await run(command, { encoding: 'windows-1252' })).stdout).toBe('\ufffd\u00ff\u0000\u00e9');
    });
    rule(
      'ends a command that never returns at its time limit, with what it said so far',
      'neverReturns',
      async (command) => {
        const own = await open(contract.endpoint);
        const begun = onceKept('begun');
        // The limit runs by a clock that stands still until what the command said is here: no machine is too slow for it.
        vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
        const running = own.run(command, { timeoutMs: 60_000 });
        await Promise.race([begun, running]);
        vi.advanceTimersByTime(60_000);
        const result = await running;
        expect(result).toMatchObject({ exitCode: null, timedOut: true, disconnected: false, durationMs: 60_000 });
        expect(result.stdout).toContain('begun');
        expect(own.usable).toBe(false);
        own.close();
      },
    );
    rule(
      'reports a connection that is lost in the midst of a command as a result',
      'dropsConnection',
      async (command) => {
        const own = await open(contract.endpoint);
        const result = await own.run(command, PATIENT);
        expect(result).toMatchObject({ exitCode: null, timedOut: false, disconnected: true });
        expect(own.usable).toBe(false);
        own.close();
      },
    );
    rule('runs twelve commands at once over one connection', 'hello', async (command) => {
      const results = await Promise.all(Array.from({ length: 12 }, () => run(command)));
      expect(results.map(({ stdout }) => stdout.trim())).toEqual(Array.from({ length: 12 }, () => 'hello'));
    });

    it('never accepts another host key, and names host, expected and seen', async () => {
      const failure = await open({ ...contract.endpoint, hostKey: OTHER_KEY }).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(HostKeyError);
      const { kind, expected, seen, message } = failure as HostKeyError;
      expect(kind).toBe('host key differs');
      expect(expected).toBe(OTHER_KEY);
      expect(seen).toContain(contract.endpoint.hostKey);
      for (const part of [String(contract.endpoint.port), OTHER_KEY, contract.endpoint.hostKey]) {
        expect(message).toContain(part);
      }
    });
    it('tells a refused login from a host that is away', async () => {
      const kindOf = (endpoint: Endpoint): Promise<unknown> =>
        open(endpoint).catch((error: unknown) => (error instanceof ConnectError ? error.kind : error));
      expect(await kindOf({ ...contract.endpoint, user: 'nobody-of-this-name' })).toBe('refused login');
      expect(await kindOf({ ...contract.endpoint, port: 1 })).toBe('unreachable');
    });
    it('says so when there is no common algorithm', async (context) => {
      if (!contract.withoutCommonAlgorithm) return context.skip('this host cannot switch its algorithms off');
      const other = await contract.withoutCommonAlgorithm();
      const failure = await open(other.endpoint).catch((error: unknown) => error);
      await other.stop();
      expect(failure).toMatchObject({ name: 'ConnectError', kind: 'algorithm' });
    });
  });
}

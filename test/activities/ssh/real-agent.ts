import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';

/** A real ssh-agent, at a socket of its own. */
export interface RealAgent {
  readonly socket: string;
  /** Runs ssh-add with these words. */
  add(...words: readonly string[]): void;
  /** Makes a key of this type in the agent's folder. @returns its path; the public one is beside it */
  newKey(name: string, ...words: readonly string[]): string;
  stop(): Promise<void>;
}

/** Starts ssh-agent and waits until it takes connections. */
export async function startAgent(): Promise<RealAgent> {
  const folder = mkdtempSync(join(tmpdir(), 'ccmctl-agent-'));
  const socket = join(folder, 'agent.sock');
  const child = spawn('ssh-agent', ['-D', '-a', socket], { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const removeAll = (): void => {
    child.kill('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  };
  // Nothing stays on the machine, however the process of the test ends.
  process.once('exit', removeAll);
  await vi.waitUntil(() => takesConnections(socket), { timeout: 50_000 });
  return {
    socket,
    add: (...words) => void execFileSync('ssh-add', ['-q', ...words], { env: { ...process.env, SSH_AUTH_SOCK: socket }, stdio: 'ignore' }), // prettier-ignore
    newKey(name, ...words) {
      const path = join(folder, name);
      execFileSync('ssh-keygen', ['-q', '-t', ...words, '-N', '', '-f', path]);
      return path;
    },
    async stop() {
      child.kill('SIGTERM');
      await ended;
      removeAll();
      process.off('exit', removeAll);
    },
  };
}

// The file is there a moment before anybody listens at it.
const takesConnections = (socket: string): Promise<boolean> =>
  new Promise((resolve) => {
    const connection = connect(socket, () => {
      connection.destroy();
      resolve(true);
    });
    connection.once('error', () => resolve(false));
  });

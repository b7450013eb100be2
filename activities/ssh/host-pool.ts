import type { Endpoint } from '../../plan/types/cluster.ts';
import type { CommandResult } from '../types.ts';
import { hostName, type ConnectLimits } from './connect.ts';
import { openHost, type Host } from './host.ts';
import type { ReadSecret } from './read-secret.ts';
import { NotStartedError, type RunOptions } from './run-command.ts';

export interface PoolLimits extends ConnectLimits {
  /** How long an idle connection is kept. */
  readonly idleMs: number;
}

interface Kept {
  readonly host: Promise<Host>;
  idle?: NodeJS.Timeout;
}

/** Connections by host: shared by all who look at once, kept while they are used and a little longer. */
export class HostPool {
  readonly #kept = new Map<string, Kept>();
  readonly #readSecret: ReadSecret;
  readonly #limits: PoolLimits;

  constructor(readSecret: ReadSecret, limits: PoolLimits) {
    this.#readSecret = readSecret;
    this.#limits = limits;
  }

  /**
   * Runs one command, once, over the host's connection.
   * @throws ConnectError when there is none and none came about; NotStartedError when two connections gave no channel
   */
  async run(endpoint: Endpoint, command: string, options: RunOptions): Promise<CommandResult> {
    try {
      return await this.#runOnce(endpoint, command, options);
    } catch (error) {
      if (!(error instanceof NotStartedError)) throw error;
      return this.#runOnce(endpoint, command, options);
    }
  }

  /** Ends all connections. */
  async close(): Promise<void> {
    const kept = [...this.#kept.values()];
    this.#kept.clear();
    for (const { idle } of kept) clearTimeout(idle);
    for (const opened of await Promise.allSettled(kept.map(({ host }) => host))) {
      if (opened.status === 'fulfilled') opened.value.close();
    }
  }

  async #runOnce(endpoint: Endpoint, command: string, options: RunOptions): Promise<CommandResult> {
    const key = keyOf(endpoint);
    const kept = this.#kept.get(key) ?? this.#open(key, endpoint);
    const host = await kept.host;
    clearTimeout(kept.idle);
    let reached = false;
    try {
      const result = await host.run(command, options);
      reached = !result.disconnected;
      return result;
    } finally {
      this.#release(key, kept, host, reached);
    }
  }

  #open(key: string, endpoint: Endpoint): Kept {
    const kept: Kept = { host: openHost(endpoint, this.#readSecret, this.#limits) };
    this.#kept.set(key, kept);
    kept.host.catch(() => this.#forget(key, kept));
    return kept;
  }

  /** Keeps a connection for the next command, or ends it once nothing runs on it any more. */
  #release(key: string, kept: Kept, host: Host, reached: boolean): void {
    if (!reached || !host.usable) this.#forget(key, kept);
    if (host.busy > 0) return;
    if (this.#kept.get(key) !== kept) {
      host.close();
      return;
    }
    kept.idle = setTimeout(() => {
      this.#forget(key, kept);
      host.close();
    }, this.#limits.idleMs);
    kept.idle.unref();
  }

  #forget(key: string, kept: Kept): void {
    if (this.#kept.get(key) === kept) this.#kept.delete(key);
  }
}

const keyOf = (endpoint: Endpoint): string =>
  [endpoint.user, hostName(endpoint), endpoint.hostKey, ...endpoint.algorithms].join(' ');

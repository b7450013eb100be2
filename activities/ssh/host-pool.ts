import type { Endpoint } from '../../plan/types/endpoint.ts';
import {
  NotStartedError,
  type CommandResult,
  type Hosts,
  type RunHeld,
  type RunOptions,
} from '../../plan/platform/hosts.ts';
import type { ConnectLimits } from './connect.ts';
import { endpointKey, hostName } from './host-name.ts';
import { openHost, type Host } from './host.ts';
import { LoginMemory } from './login-memory.ts';
import type { ReadSecret } from './read-secret.ts';
import { SharedConnections } from './shared-connections.ts';

export interface PoolLimits extends ConnectLimits {
  /** How long an idle connection is kept. */
  readonly idleMs: number;
}

const DEFAULT_LIMITS: PoolLimits = { connectMs: 20_000, keepaliveMs: 5_000, idleMs: 10_000 };

/** Connections by host: shared by all who look at once, kept while they are used and a little longer. */
export class HostPool implements Hosts {
  readonly #shared: SharedConnections<Host>;
  readonly #logins = new LoginMemory();
  readonly #readSecret: ReadSecret;
  readonly #limits: PoolLimits;
  readonly #openHost: typeof openHost;

  /** @param open how a host is connected to; by SSH without it */
  constructor(readSecret: ReadSecret, limits: Partial<PoolLimits> = {}, open = openHost) {
    this.#openHost = open;
    this.#limits = { ...DEFAULT_LIMITS, ...limits };
    this.#shared = new SharedConnections(this.#limits.idleMs);
    this.#readSecret = readSecret;
  }

  /**
   * Runs one command, once, over the host's connection.
   * @throws ConnectError when there is none and none came about; NotStartedError when two connections gave no channel
   */
  async run(endpoint: Endpoint, command: string, options: RunOptions): Promise<CommandResult> {
    const once = (): Promise<CommandResult> => this.#use(endpoint, (host) => host.run(command, options));
    try {
      return await once();
    } catch (error) {
      if (!(error instanceof NotStartedError)) throw error;
      return once();
    }
  }

  /**
   * Holds one connection for several commands: they run over it and over no other. Once it is lost, nothing further is
   * sent, since whoever opens another may do so long after the work was given to somebody else.
   * @throws ConnectError when there is none and none came about: then nothing was run
   */
  hold<R>(endpoint: Endpoint, work: (run: RunHeld, host: string) => Promise<R>): Promise<R> {
    return this.#use(endpoint, (host) =>
      work(async (command, options) => {
        if (!host.connected) throw new NotStartedError('the connection was lost before, and no other one is opened');
        return host.run(command, options);
      }, hostName(endpoint)),
    );
  }

  /** Somebody decided, by a decision of this name, that a login that was refused may be tried once more. */
  allowLogin(endpoint: Endpoint, word: string): void {
    for (let host: Endpoint | undefined = endpoint; host; host = host.via) this.#logins.allow(host, word);
  }

  /** Ends all connections. */
  close(): Promise<void> {
    return this.#shared.close();
  }

  #use<R>(endpoint: Endpoint, work: (host: Host) => Promise<R>): Promise<R> {
    const open = (): Promise<Host> => this.#openHost(endpoint, this.#readSecret, this.#limits, this.#logins);
    return this.#shared.use(endpointKey(endpoint), open, work);
  }
}

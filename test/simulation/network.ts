import { ConnectError } from '../../activities/ssh/connect-error.ts';
import { hostName } from '../../activities/ssh/host-name.ts';
import type { Host } from '../../activities/ssh/host.ts';
import type { LabCluster } from '../../lab/lab-cluster.ts';
import { directEndpointOf, sshServiceOf } from '../../lab/cluster-spec.ts';
import { runCommandLine, type ShellOutcome } from '../../lab/ssh/shell.ts';
import { NotStartedError, type CommandResult, type RunOptions } from '../../plan/platform/hosts.ts';
import type { Endpoint } from '../../plan/types/endpoint.ts';
import { attemptAtWork, type SimulatedWorker } from './simulated-worker.ts';
import type { VirtualTime } from './virtual-time.ts';

/** Where a command can be struck on its way: given to the connection, done at its host, its answer on the way back. */
export interface CommandWatch {
  readonly sent: (worker: SimulatedWorker, isAct: boolean) => void;
  readonly effect: (worker: SimulatedWorker, isAct: boolean) => void;
  /** Whatever it did to the world, the attempt that it was of, and whether that was the one still. */
  readonly did: (token: string, events: number) => void;
}

/** One way through the network, in milliseconds, and what a process takes to begin. */
const HOP_MS = 4;

/** How long somebody who calls a host that does not answer waits. */
const SILENCE_MS = 3_000;

/** The lines between workers and the hosts of a lab. They can be cut, and their connections broken. */
export class Network {
  readonly #time: VirtualTime;
  readonly #cluster: LabCluster;
  readonly #watch: CommandWatch;
  /** Files of each host, by its server's name; the station's by null. */
  readonly #files = new Map<string | null, Map<string, string>>();
  /** A connection of an earlier number is broken. */
  #generation = 0;
  #isDown = false;

  constructor(time: VirtualTime, cluster: LabCluster, watch: CommandWatch) {
    this.#time = time;
    this.#cluster = cluster;
    this.#watch = watch;
  }

  breakConnections(): void {
    this.#generation += 1;
  }

  down(): void {
    this.#isDown = true;
    this.#generation += 1;
  }

  up(): void {
    this.#isDown = false;
  }

  /** Connects a worker to a host, as `openHost` does it over SSH. */
  async connect(worker: SimulatedWorker, endpoint: Endpoint): Promise<Host> {
    const self = this.#serverAt(endpoint);
    await worker.alive();
    await this.#time.pass(HOP_MS);
    await worker.alive();
    if (this.#isDown || !this.#listens(self)) {
      await this.#time.pass(SILENCE_MS);
      await worker.alive();
      throw new ConnectError('unreachable', hostName(endpoint), 'it does not answer');
    }
    const generation = this.#generation;
    let isLost = false;
    let leftBehind = false;
    const stands = (): boolean => !isLost && generation === this.#generation && this.#listens(self);
    return {
      run: async (command, options) => {
        const result = await this.#run(
          worker,
          { self, endpoint, stands, lose: () => (isLost = true) },
          command,
          options,
        );
        leftBehind ||= result.timedOut;
        isLost ||= result.disconnected || result.overflowed;
        return result;
      },
      get connected() {
        return stands();
      },
      get usable() {
        return stands() && !leftBehind;
      },
      close: () => (isLost = true),
    };
  }

  async #run(worker: SimulatedWorker, way: Way, command: string, options: RunOptions): Promise<CommandResult> {
    const begun = this.#time.now();
    const isAct = options.mayStart !== undefined;
    // A channel takes a way there and back, in which a process may be frozen.
    await this.#time.pass(HOP_MS);
    await worker.alive();
    if (!way.stands()) throw new NotStartedError(`${hostName(way.endpoint)}: the connection is lost`);
    if (options.mayStart?.() === false) {
      way.lose();
      throw new NotStartedError('it might not be sent any more');
    }
    this.#watch.sent(worker, isAct);
    const left = this.#time.pass(options.timeoutMs).then((): How => ({ timedOut: true }));
    const answered = this.#answer(worker, way, command, options);
    const how = await Promise.race([left, answered]);
    await worker.alive();
    return {
      host: hostName(way.endpoint),
      command,
      durationMs: this.#time.now() - begun,
      ...{ exitCode: null, stdout: '', stderr: '', timedOut: false, disconnected: false, overflowed: false },
      ...how,
    };
  }

  /** A command that was sent arrives whatever becomes of its sender, unless the line is cut meanwhile. */
  async #answer(
    worker: SimulatedWorker,
    way: Way,
    command: string,
    { stdin = '', mayStart }: RunOptions,
  ): Promise<How> {
    await this.#time.pass(HOP_MS);
    if (!way.stands()) return { disconnected: true };
    const outcome = this.#carryOut(way.self, command, stdin);
    this.#watch.effect(worker, mayStart !== undefined);
    await this.#time.pass(HOP_MS);
    if (!way.stands() || outcome.fate === 'drop') return { disconnected: true };
    if (outcome.fate === 'hang') return new Promise(() => undefined);
    if (outcome.fate === 'flood') return { overflowed: true };
    return { exitCode: outcome.exitCode, stdout: outcome.stdout, stderr: outcome.stderr ?? '' };
  }

  #carryOut(self: string | null, command: string, stdin: string): ShellOutcome {
    const { events } = this.#cluster;
    const before = events.all().length;
    const files = this.#files.get(self) ?? new Map<string, string>();
    this.#files.set(self, files);
    const outcome = runCommandLine(command, stdin, { cluster: this.#cluster, self, files });
    this.#watch.did(attemptAtWork.getStore()?.token ?? '', before);
    return outcome;
  }

  /** The server at whose SSH server this is; null: the station. */
  #serverAt({ port }: Endpoint): string | null {
    return this.#cluster.spec.servers.find((server) => directEndpointOf(server)?.port === port)?.name ?? null;
  }

  #listens(self: string | null): boolean {
    if (self === null) return true;
    const server = this.#cluster.serverOnNetwork(self);
    const service = sshServiceOf(this.#cluster.spec.servers.find(({ name }) => name === self) as never);
    return server?.services.isRunning(service) === true;
  }
}

/** One connection, and the end that it leads to. */
interface Way {
  readonly self: string | null;
  readonly endpoint: Endpoint;
  readonly stands: () => boolean;
  readonly lose: () => void;
}

type How = Partial<Pick<CommandResult, 'exitCode' | 'stdout' | 'stderr' | 'timedOut' | 'disconnected' | 'overflowed'>>;

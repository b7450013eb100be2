import type { Endpoint } from '../../plan/types/cluster.ts';
import { known, unknown, type Fact } from '../../plan/types/observation.ts';
import type { CommandResult } from '../types.ts';
import {
  isOfThisProbe,
  makeProbeFolderCommand,
  newNonce,
  probeCommand,
  probeScript,
  writeProbeCommand,
  type ProbedNode,
} from './probe.ts';

/** Runs one command on a host. */
export type Run = (endpoint: Endpoint, command: string, stdin?: string) => Promise<CommandResult>;

export interface Probed {
  readonly output: string;
  readonly nonce: string;
}

/** Runs the probe script on hosts, and sends it to those that lack it or keep an older one. */
export class Prober {
  readonly #run: Run;
  /** The last sending to each host: looks that found no script before it ended wait for it instead of sending too. */
  readonly #sent = new Map<string, Promise<void>>();

  constructor(run: Run) {
    this.#run = run;
  }

  /**
   * Looks at a node from a host.
   * @throws ConnectError when the host cannot be reached
   */
  async probe(host: Endpoint, node: ProbedNode): Promise<Fact<Probed>> {
    const name = nameOf(host);
    const sentBefore = this.#sent.get(name);
    await sentBefore?.catch(() => undefined);
    const first = await this.#lookOnce(host, node);
    if (!first.known || isOfThisProbe(first.value.output)) return first;
    if (this.#sent.get(name) === sentBefore) this.#sent.set(name, this.#send(host));
    await this.#sent.get(name);
    return this.#lookOnce(host, node);
  }

  /** Looking changes nothing, so a look whose connection broke is made once more, over a new one. */
  async #lookOnce(host: Endpoint, node: ProbedNode): Promise<Fact<Probed>> {
    const nonce = newNonce();
    const command = probeCommand(node, nonce);
    const first = await this.#run(host, command);
    const result = first.disconnected ? await this.#run(host, command) : first;
    if (result.timedOut) return unknown(`the probe did not end within its time on ${result.host}`);
    if (result.disconnected) return unknown(`the connection to ${result.host} was lost while the probe ran`);
    return known({ output: `${result.stdout}\n${result.stderr}`, nonce });
  }

  async #send(host: Endpoint): Promise<void> {
    await this.#run(host, makeProbeFolderCommand);
    await this.#run(host, writeProbeCommand, probeScript);
  }
}

const nameOf = ({ host, port, user }: Endpoint): string => `${user}@${host}:${port}`;

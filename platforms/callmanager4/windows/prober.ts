import type { Endpoint } from '../../../plan/types/endpoint.ts';
import { known, type Fact } from '../../../plan/fact.ts';
import type { Depth } from '../types/eyes.ts';
import { HostScript, type RunOnHost, type Script } from './host-script.ts';
import { readProbe, type ProbeReading } from './parse-probe.ts';
import { isOfThisProbe, probeCommand, probeScript, type ProbedNode } from './probe.ts';

const PROBE: Script = { name: 'probe.vbs', text: probeScript, isOf: isOfThisProbe };

/** Looks at machines by the probe script, on the hosts that reach them. */
export class Prober {
  readonly #script: HostScript;

  constructor(run: RunOnHost, now?: () => number) {
    this.#script = new HostScript(PROBE, run, now);
  }

  /**
   * Looks at a node from a host. Unknown when the host did not answer; an answer that is none of the script's is
   * unreadable, with what can be done about it.
   * @throws ConnectError when the host cannot be reached, Error when the connection broke while the script was sent
   */
  async probe(host: Endpoint, node: ProbedNode, depth: Depth): Promise<Fact<ProbeReading>> {
    const asked = await this.#script.ask(host, {
      command: (nonce) => probeCommand(node, nonce, depth),
      read: readProbe,
    });
    if (!asked.known) return asked;
    return known(asked.value.kind === 'told' ? asked.value.value : asked.value);
  }
}

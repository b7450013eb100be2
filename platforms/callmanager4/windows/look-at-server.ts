import {
  unknownFacts,
  type Facts,
  type NameFilesSeen,
  type Observation,
  type ProbedFacts,
} from '../types/observation.ts';
import { known, unknown, type Fact } from '../../../plan/fact.ts';
import type { Target } from '../target.ts';
import type { ProbeReading } from './parse-probe.ts';
import type { PingAnswer } from './read-ping.ts';
import { nodeAnswerOf } from './wmi-errors.ts';

/** How a look is made: the parts of a site that it needs. None throws. */
export interface Looking {
  /** What the probe came to for the target, or why the host did not answer. */
  probe(): Promise<Fact<ProbeReading>>;
  /** Whether the server's address answers the station's ping. */
  ping(): Promise<PingAnswer>;
  /** Its HOSTS and LMHOSTS, where they are asked for. */
  nameFiles(): Promise<NameFilesSeen>;
}

/**
 * Makes one look.
 *
 * `reachable` is true when the probe brought facts and a name, when the node refused us, and when it answered a ping. It is false
 * only when a station that answers was told that nobody answers on the node and its ping stays without a reply too. In
 * all other cases it is unknown: a server whose only way is its own SSH service may well be up while that service is
 * stopped for an installation, so neither a refused connection nor silence says that it is down, unless a station can
 * ping it.
 */
export async function lookAtServer(target: Target, at: string, looking: Looking): Promise<Observation> {
  const seen = (reachable: Fact<boolean>, facts: Facts): Observation => ({
    server: target.server.name,
    at,
    reachable,
    ...facts,
  });
  const probed = await looking.probe();
  if (!probed.known) {
    const reachable = target.server.transport.kind === 'direct' && target.station;
    return seen(reachable ? judgePing(await looking.ping(), true, probed.why) : probed, unknownFacts(probed.why));
  }
  const reading = probed.value;
  if (reading.kind === 'facts') {
    const { computerName } = reading.facts;
    const whose = whoseOther(computerName, target.server.name);
    if (whose !== null)
      return seen(computerName.known ? known(true) : unknown(whose), { ...unknownFacts(whose), computerName });
    return seen(known(true), { ...reading.facts, ...(await looking.nameFiles()) });
  }
  return seen(await reachableDespite(reading, looking), unknownFacts(reading.why));
}

/**
 * Why an answer is not known to be this server's; null where the machine calls itself by the name that was asked for. A name
 * server, a HOSTS file or a station that mixes up two answers may lead to another machine, and whatever that one says of
 * itself is no fact of this one.
 */
function whoseOther(name: ProbedFacts['computerName'], asked: string): string | null {
  if (!name.known) return `whose answer it is cannot be told: ${name.why}`;
  return name.value.toLowerCase() === asked.toLowerCase()
    ? null
    : `the answer is that of another machine, which calls itself ${name.value}`;
}

async function reachableDespite(
  reading: Exclude<ProbeReading, { kind: 'facts' }>,
  looking: Looking,
): Promise<Fact<boolean>> {
  if (reading.kind === 'unreadable') return unknown(reading.why);
  const answer = nodeAnswerOf(reading.code);
  if (answer === 'refused') return known(true);
  return judgePing(await looking.ping(), answer === 'no answer', reading.why);
}

/** @param silentOtherwise whether another way to the node was without an answer too */
function judgePing(ping: PingAnswer, silentOtherwise: boolean, why: string): Fact<boolean> {
  if (ping === 'answers') return known(true);
  return ping === 'silent' && silentOtherwise ? known(false) : unknown(`${why}; its ping: ${ping}`);
}

import type { Site } from '../../activities/types.ts';
import { oneLine } from '../../plan/show-text.ts';
import type { Cluster } from '../../plan/types/cluster.ts';
import type { Observation } from '../../platforms/callmanager4/types/observation.ts';
import { targetOf } from '../../plan/types/plan.ts';

/** Servers looked at side by side: a station of default settings takes ten sessions, and others use it too. */
const SIDE_BY_SIDE = 4;

/** Looks at every server once, in the order of the cluster file; says of each what came of it. */
export async function lookAtServers(
  site: Site,
  cluster: Cluster,
  say: (text: string) => void,
): Promise<readonly Observation[]> {
  const names = cluster.servers.map((server) => server.name);
  const seen = new Map<string, Observation>();
  const waiting = [...names];
  const lookAtNext = async (): Promise<void> => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      const observation = await site.look(targetOf(cluster, name));
      seen.set(name, observation);
      say(oneLine(`${name}: ${whatWasSeen(observation)}`));
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, lookAtNext));
  return names.flatMap((name) => seen.get(name) ?? []);
}

/** True when the server itself answered; no answer and an unknown way to it are both blind. */
export const wasSeen = ({ reachable }: Observation): boolean => reachable.known && reachable.value;

function whatWasSeen(observation: Observation): string {
  if (!observation.reachable.known) return `cannot be seen: ${observation.reachable.why}`;
  if (!observation.reachable.value) return 'does not answer';
  const { callManager } = observation;
  if (!callManager.known) return `seen, release unknown: ${callManager.why}`;
  return callManager.value === null ? 'seen, no CallManager' : `seen, CallManager ${callManager.value}`;
}

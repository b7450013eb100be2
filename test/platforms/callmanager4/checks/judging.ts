import { checkNamed } from '../../../../platforms/callmanager4/procedures/definitions.ts';
import type { Seen, Told } from '../../../../platforms/callmanager4/checks/seen.ts';
import type { Server } from '../../../../platforms/callmanager4/types/cluster.ts';
import type { StepArguments } from '../../../../platforms/callmanager4/types/step-arguments.ts';
import type { Observation } from '../../../../platforms/callmanager4/types/observation.ts';
import type { Judgement, ServerMemory } from '../../../../platforms/callmanager4/types/server-memory.ts';
import { emptyMemory } from '../../../../platforms/callmanager4/types/server-memory.ts';
import type { Verdict } from '../../../../plan/types/run.ts';
import { sampleObservation } from '../sample-observation.ts';

/** Checks that look at no server, but at the clock and what the cluster file says. */
export const BY_CLOCK_OR_FILE = [
  'window-open',
  'work-fits-window',
  'traffic-low',
  'oversubscribed-briefly',
  'model-supported',
];

/** Judges one check from the looks at some servers, oldest first; each look tells whose it is. */
export function judgeLooks(
  name: string,
  servers: readonly Server[],
  looks: readonly Observation[],
  given: StepArguments = {},
  memory: ServerMemory = emptyMemory,
  more: Partial<Pick<Seen, 'now' | keyof Told>> = {},
): Judgement {
  const names = servers.map((server) => server.name);
  return checkNamed(name).judge(
    { name, servers: names, arguments: given },
    {
      looks: Object.fromEntries(names.map((one) => [one, looks.filter(({ server }) => server === one)])),
      servers: Object.fromEntries(servers.map((server) => [server.name, server])),
      now: '2005-03-12T22:00:00.000Z',
      ...more,
    },
    memory,
  );
}

/** What a check says of one server that shows what is given, in one word. */
export const verdictOf = (
  name: string,
  server: Server,
  shown: Partial<Observation> = {},
  given?: StepArguments,
  memory: Partial<ServerMemory> = {},
): Verdict['verdict'] =>
  judgeLooks(name, [server], [sampleObservation(server, shown)], given, { ...emptyMemory, ...memory }).verdict;

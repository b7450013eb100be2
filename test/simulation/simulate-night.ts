import { WORKFLOW_TYPES } from '../../cli/procedures.ts';
import { createActivities } from '../../activities/create-activities.ts';
import { HostPool } from '../../activities/ssh/host-pool.ts';
import { consoleAnswers } from '../../lab/console-answers.ts';
import type { FaultSetting } from '../../lab/faults.ts';
import { LabCluster } from '../../lab/lab-cluster.ts';
import { Referee } from '../../lab/referee.ts';
import { startRobots, type Robots } from '../../lab/robots.ts';
import type { JournalEntry } from '../../plan/types/journal-entry.ts';
import type { RunResult } from '../../plan/types/run.ts';
import { CALLMANAGER4 } from '../../platforms/callmanager4/platform.ts';
import { TASK_QUEUE, workflowIdOf } from '../../workflows/messages.ts';
import { readRecord, type RunsOfCluster } from '../../activities/recall/recorded-runs.ts';
import { Happenings } from './happenings.ts';
import { Network } from './network.ts';
import type { Fault, Night } from './night.ts';
import { mannersOf, policyOf, runOf } from './people.ts';
import { Random } from './random.ts';
import { sceneOf, type Scene } from './scenes.ts';
import { SimulatedTemporal } from './simulated-temporal.ts';
import { SimulatedWorker } from './simulated-worker.ts';
import type { WorkflowRun } from './workflow-run.ts';
import { VirtualTime } from './virtual-time.ts';
import type { WorkflowInstances } from './workflow-instances.ts';

/** The world of one night, for those who strike, err or judge in it. */
export interface World {
  readonly time: VirtualTime;
  readonly random: Random;
  readonly scene: Scene;
  readonly cluster: LabCluster;
  readonly referee: Referee;
  readonly temporal: SimulatedTemporal;
  readonly network: Network;
  readonly happenings: Happenings;
  startWorker(): SimulatedWorker;
  newestWorker(): SimulatedWorker;
}

/** How a night ended. */
export interface SimulatedEnd {
  readonly world: World;
  /** Absent where it did not end. */
  readonly result?: RunResult;
  /** Why the run failed, before anything was done or by an error of its own. */
  readonly failure?: string;
  readonly journal: readonly JournalEntry[];
  /** Seconds of the simulated clock that it lasted. */
  readonly lasted: number;
}

/** Many times what the longest night takes in which everybody goes on answering. */
const LONGEST_MS = 3 * 3_600_000;

const BEGIN = new Date('2026-03-07T20:00:00Z');

/** Simulates one night from its beginning to its end, and has it judged while it can still be looked at. */
export async function simulateNight<Judged>(
  night: Night,
  instances: WorkflowInstances,
  judge: (end: SimulatedEnd) => Judged,
): Promise<Judged> {
  const time = new VirtualTime(BEGIN);
  try {
    const world = worldOf(night, time, instances);
    const end = await carryThrough(night, world);
    return judge(end);
  } finally {
    time.end();
  }
}

function worldOf(night: Night, time: VirtualTime, instances: WorkflowInstances): World {
  const scene = sceneOf(night);
  const random = new Random(night.seed);
  const happenings = new Happenings();
  const { procedure, servers } = scene;
  const beginning = { procedure, ...(servers === undefined ? {} : { blank: servers }) };
  const [late, early] = [true, false].map((isLate) => night.faults.filter(({ boot = 1 }) => boot > 1 === isLate));
  const cluster = new LabCluster(scene.cluster, SECRETS, faultsOf(early, scene), 1, beginning);
  for (const fault of late ?? []) setAtItsBoot(fault, cluster, faultsOf([fault], scene));
  const referee = new Referee(cluster);
  const temporal = new SimulatedTemporal({
    ...{ time, random, instances, longFrom: night.longFrom },
    watch: happenings.ofTemporal(),
  });
  const network = new Network(time, cluster, happenings.ofCommands(cluster));
  const workers: SimulatedWorker[] = [];
  const world: World = {
    ...{ time, random, scene, cluster, referee, temporal, network, happenings },
    startWorker() {
      const name = `worker ${workers.length + 1}`;
      const worker = new SimulatedWorker(name, time, temporal, activitiesIn(world), happenings.ofAttempts());
      workers.push(worker);
      temporal.attach(worker);
      return worker;
    },
    newestWorker: () => workers.at(-1) as SimulatedWorker,
  };
  happenings.inWorld(world, night);
  return world;
}

/** A server goes down for a boot before it can strike. */
function setAtItsBoot({ boot }: Fault, { events, faults }: LabCluster, settings: readonly FaultSetting[]): void {
  let boots = 0;
  events.listen((event) => {
    const [setting] = settings;
    if (event.kind !== 'power' || event.state !== 'shutting down' || event.server !== setting?.server) return;
    boots += 1;
    if (boots === boot) faults.on(setting);
  });
}

const faultsOf = (faults: readonly Fault[] = [], { cluster: { servers } }: Scene): readonly FaultSetting[] =>
  faults.map(({ fault, server, times }) => ({ fault, times, server: servers[server % servers.length]?.name ?? '' }));

const SECRETS = { administrator: 'a1b2c3', phrase: 'd4e5f6', sa: 'a7b8c9', directoryManager: 'd0e1f2' };

const activitiesIn =
  (world: World) =>
  (worker: SimulatedWorker): ReturnType<typeof createActivities> => {
    const { network, temporal } = world;
    return createActivities({
      platform: CALLMANAGER4,
      site: CALLMANAGER4.openSite(
        new HostPool(
          () => Promise.reject(new Error('nobody needs a secret here')),
          {},
          (endpoint) => network.connect(worker, endpoint),
        ),
      ),
      runs: runsIn(world),
      readResults: (run, type) => Promise.resolve(temporal.resultsOf(run.runId, type)),
      firstRunOf: () => Promise.resolve(temporal.run.of.firstRunId),
      historyOf: () => Promise.reject(new Error('there is no history')),
    });
  };

/** The runs that the simulated Temporal keeps; a query waits for its turn, as a real one does. */
const runsIn = (world: World): RunsOfCluster => ({
  async *others({ runId }) {
    for (const run of [...world.temporal.runs].reverse())
      if (run.of.runId !== runId) yield async () => readRecord(await asked(world, run));
  },
});

/** Nobody waits longer for a run that cannot be read. */
const PATIENCE_MS = 10_000;

async function asked({ temporal, time }: World, run: WorkflowRun): Promise<unknown> {
  for (const until = time.now() + PATIENCE_MS; ;) {
    try {
      return await temporal.query('recorded', [], run);
    } catch (error) {
      if (time.now() > until) throw error;
      await time.pass(50);
    }
  }
}

async function carryThrough(night: Night, world: World): Promise<SimulatedEnd> {
  const { time, temporal, scene, cluster, referee } = world;
  for (let count = 0; count < night.workers; count += 1) world.startWorker();
  const { procedure, servers } = scene;
  const input = { cluster: scene.cluster, ...(servers === undefined ? {} : { servers }) };
  temporal.start(WORKFLOW_TYPES[procedure], workflowIdOf(scene.cluster.cluster), TASK_QUEUE, input);
  const robots = robotsIn(night, world, referee);
  const begun = time.now();
  const outcome = await time.until(
    temporal.result.then(
      (result) => ({ result: result as RunResult }),
      (error: Error) => ({ failure: failureOf(error) }),
    ),
    LONGEST_MS,
  );
  const lasted = (time.now() - begun) / 1_000;
  // What is late may still arrive.
  await time.until(time.pass(600_000), 600_001);
  cluster.stop();
  await time.until(robots.stop(), 600_000);
  await temporal.end();
  return { world, ...outcome, journal: temporal.chain.flatMap(({ journal }) => journal), lasted };
}

/** As whoever has started the run is told: an activity's failure is that of its cause. */
const failureOf = (error: Error): string =>
  error.name === 'ActivityFailure' && error.cause instanceof Error
    ? failureOf(error.cause)
    : `${(error as { type?: string }).type ?? error.name}: ${error.message}`;

/** What a hand or an eye takes, in milliseconds; somebody who tries for ever lets time go on by it. */
const HAND_MS = 100;

function robotsIn(night: Night, world: World, referee: Referee): Robots {
  const console = consoleAnswers(world.cluster, referee);
  return startRobots({
    run: runOf(world),
    console: async (method, path, body) => {
      await world.time.pass(HAND_MS);
      return console.answer(method, path, JSON.parse(JSON.stringify(body ?? {})));
    },
    people: world.scene.cluster.people,
    repairs: true,
    policy: policyOf(night),
    manners: mannersOf(world, night),
    reactionMilliseconds: 400,
  });
}

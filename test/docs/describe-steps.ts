import { makeHashedPlan } from '../../activities/make-plan.ts';
import { loadClusterFile } from '../../platforms/callmanager4/cluster-file/load-cluster-file.ts';
import type { Plan, PlannedServer } from '../../plan/types/plan.ts';
import type { Step } from '../../plan/types/step.ts';
import { describeProcedures } from './describe-procedures.ts';
import { nameOf, stepsTable } from './step-tables.ts';
import { code, table } from './tables.ts';
import { CALLMANAGER4 } from '../../platforms/callmanager4/platform.ts';

const EXAMPLE = 'config/examples/six-servers.yaml';

/** The subscriber whose steps are shown in full: it has devices, so it lacks fewest. */
const SHOWN_SUBSCRIBER = 'CM-SUB1';

function serverNamed(plan: Plan, name: string): PlannedServer {
  const server = plan.servers.find((candidate) => candidate.name === name);
  if (!server) throw new RangeError(`${EXAMPLE} has no server ${name}`);
  return server;
}

const countOf = (names: readonly string[]): string => (names.length === 0 ? 'none' : names.map(code).join(', '));

function differences(plan: Plan): string {
  const names = (server: PlannedServer): readonly string[] => server.steps.map(nameOf);
  const shown = names(serverNamed(plan, SHOWN_SUBSCRIBER));
  const others = plan.servers.filter(({ name, role }) => name !== SHOWN_SUBSCRIBER && role !== 'application');
  return table(
    ['server', 'role', 'steps', 'has besides', 'lacks'],
    others.map((server) => [
      server.name,
      server.role,
      String(server.steps.length),
      countOf(names(server).filter((name) => !shown.includes(name))),
      countOf(shown.filter((name) => !names(server).includes(name))),
    ]),
  );
}

const places = (plan: Plan): string =>
  table(
    ['place', 'server', 'role', 'because', 'minutes', 'source'],
    plan.servers.map(({ name, role, because, minutes, source }, index) => [
      String(index + 1),
      name,
      role,
      because,
      minutes.high === 0 ? 'not planned' : `${minutes.low} to ${minutes.high}`,
      source.join(', '),
    ]),
  );

const HEAD = `# The steps of every procedure

[upgrade](#upgrade), [install](#install), [add-subscriber](#add-subscriber), [replace-publisher](#replace-publisher),
[verify-subscriptions](#verify-subscriptions) and [post-install](#post-install).
The planner made these steps for the example [six-servers.yaml](../../config/examples/six-servers.yaml), without a look at
its servers. What counts is the plan of your own cluster: \`npx ccmctl plan FILE\` also shows what the servers say, and the
command lines with the real names of services.

- **who**: a machine looks or acts; or an engineer or approver of the cluster file does it and says so.
- **evidence**: _observed_ names the [check](checks.md) that proves the step. _word, then observed_: a person says that it is done, and
  a machine looks; where no machine can see it, the word remains. _attested by name_: no machine can see it.
- **source**: numbers of rules in the two documents. _borrowed_: from the document of the other release, as the plan says
  of each such step. _ours_: no document says it.

The times that stand behind the waits are [durations of the cluster file](cluster-file.md#durations).`;

/** The page of the steps of every procedure. */
export const describeSteps = async (): Promise<string> =>
  [HEAD, await upgradeSteps(), await describeProcedures()].join('\n\n');

/** The steps of the upgrade as the planner makes them for the example of six servers, without a look at them. */
async function upgradeSteps(): Promise<string> {
  const { cluster } = await loadClusterFile(EXAMPLE);
  const plan = makeHashedPlan(CALLMANAGER4, cluster, { procedure: 'upgrade', looks: null });
  const after = (wanted: 'subscriptions' | 'setting back'): readonly Step[] => {
    const ids = plan.stages.find(({ name }) => name === wanted)?.steps ?? [];
    return plan.after.filter(({ id }) => ids.includes(id));
  };
  const setBack = after('setting back').filter(({ server }) => server === undefined || server === 'CM-PUB');
  const application = plan.servers.find(({ role }) => role === 'application');
  return [
    ['## upgrade', '### The order', places(plan)],
    ['### Preparation', stepsTable(plan.before)],
    ['### The publisher', stepsTable(serverNamed(plan, 'CM-PUB').steps)],
    [`### A subscriber (${SHOWN_SUBSCRIBER}, a primary)`, stepsTable(serverNamed(plan, SHOWN_SUBSCRIBER).steps)],
    [`### What the other servers have and lack, beside ${SHOWN_SUBSCRIBER}`, differences(plan)],
    ['### Subscriptions', stepsTable(after('subscriptions'))],
    ['### An application server', stepsTable(application?.steps ?? [])],
    ['### Setting back', 'The first of them for each CallManager server.', stepsTable(setBack)],
  ]
    .flat()
    .join('\n\n');
}

import type { Procedure } from '../../platforms/callmanager4/types/procedure.ts';
import { makeHashedPlan } from '../../activities/make-plan.ts';
import { PROCEDURE_NAMES, WORKFLOW_TYPES } from '../../cli/procedures.ts';
import { loadClusterFile } from '../../platforms/callmanager4/cluster-file/load-cluster-file.ts';
import type { Plan, PlannedServer, Stage } from '../../plan/types/plan.ts';
import type { Step } from '../../plan/types/step.ts';
import { nameOf, stepsTable } from './step-tables.ts';
import { code, list } from './tables.ts';
import { CALLMANAGER4 } from '../../platforms/callmanager4/platform.ts';

const EXAMPLE = 'config/examples/six-servers.yaml';

/** The release of S2, from which these procedures are taken. */
const RELEASE = '4.2(1)';

/** What `--servers` says in the examples. */
const NAMED: Partial<Readonly<Record<Procedure, readonly string[]>>> = {
  'add-subscriber': ['CM-SUB1'],
  'replace-publisher': ['CM-PUB'],
};

/** A row for several servers makes a step for each of them: the first stands for all. */
function firstOfEach(steps: readonly Step[]): readonly Step[] {
  const first = new Map<string, Step>();
  for (const step of steps) if (!first.has(nameOf(step))) first.set(nameOf(step), step);
  return [...first.values()];
}

/** What another server of the stage has or lacks beside the one that is shown; null where they are alike. */
function difference(shown: PlannedServer, other: PlannedServer): string | null {
  const [names, others] = [shown, other].map(({ steps }) => steps.map(nameOf)) as [string[], string[]];
  const more = others.filter((name) => !names.includes(name)).map(code);
  const fewer = names.filter((name) => !others.includes(name)).map(code);
  const said = [
    ...(more.length > 0 ? [`has besides ${more.join(', ')}`] : []),
    ...(fewer.length > 0 ? [`lacks ${fewer.join(', ')}`] : []),
  ];
  return said.length === 0 ? null : `${other.name} ${said.join(' and ')}`;
}

function describeServers(servers: readonly PlannedServer[]): readonly string[] {
  const [shown, ...others] = servers;
  if (!shown) return [];
  const differences = others.flatMap((other) => difference(shown, other) ?? []);
  return [
    ...(others.length > 0
      ? [`In this order: ${servers.map(({ name }) => name).join(', ')}. The way of ${shown.name}:`]
      : []),
    stepsTable(shown.steps),
    ...(differences.length > 0 ? [list(differences)] : []),
  ];
}

function describeStage(plan: Plan, stage: Stage): readonly string[] {
  const steps = [...plan.before, ...plan.after].filter(({ id }) => stage.steps.includes(id));
  const servers = plan.servers.filter(({ name }) => stage.servers.includes(name));
  const first = firstOfEach(steps);
  return [
    `### ${stage.title} (${plan.procedure})`,
    `Because ${stage.because} (${stage.source.join(', ')}).`,
    ...(first.length > 0 ? [stepsTable(first)] : []),
    ...(first.length < steps.length ? ['A step that names a server is done for each of them.'] : []),
    ...describeServers(servers),
  ];
}

/** The steps of every procedure but the upgrade, as the planner makes them for the example, without a look. */
export async function describeProcedures(): Promise<string> {
  const { cluster } = await loadClusterFile(EXAMPLE);
  return PROCEDURE_NAMES.filter((name) => name !== 'upgrade')
    .flatMap((name) => {
      const plan = makeHashedPlan(
        CALLMANAGER4,
        { ...cluster, to: RELEASE },
        {
          procedure: name,
          looks: null,
          ...(NAMED[name] ? { servers: NAMED[name] } : {}),
        },
      );
      const command = [
        `ccmctl plan FILE --procedure ${name}`,
        ...(NAMED[name] ?? []).map((server) => `--servers ${server}`),
      ];
      return [
        `## ${name}`,
        `${code(command.join(' '))}, workflow type ${code(WORKFLOW_TYPES[name])}.`,
        ...plan.stages.flatMap((stage) => describeStage(plan, stage)),
      ];
    })
    .join('\n\n');
}

import { randomUUID } from 'node:crypto';
import { plannedOf } from '../../platforms/callmanager4/checks/define-check.ts';
import { DURATION_NAMES, durationsWith } from '../../platforms/callmanager4/durations.ts';
import { checkNamed } from '../../platforms/callmanager4/procedures/definitions.ts';
import type { Cluster, Server } from '../../platforms/callmanager4/types/cluster.ts';
import type { Plan, PlannedServer } from '../../plan/types/plan.ts';
import type { ActionStep, Check, CheckStep, GateStep, PromptStep, Step, WaitStep } from '../../plan/types/step.ts';

const durations = durationsWith(Object.fromEntries(DURATION_NAMES.map((name) => [name, 60])));

const server = (name: string, role: Server['roles'][number]): Server => ({
  name,
  address: '127.0.0.1',
  roles: [role],
  model: 'MCS-7835H-2.4',
  services: [],
  software: [],
  coresident: false,
  devices: 0,
  applications: [],
  transport: { kind: 'station' },
});

/** PUB, SUB and whoever else is named, and three people, under a name of its own. */
export const sampleCluster = (names: readonly string[] = []): Cluster => ({
  name: `t-${randomUUID().slice(0, 8)}`,
  from: '4.0(2)',
  to: '4.1(2)',
  servers: [...new Set(['PUB', 'SUB', ...names])].map((name) => server(name, name === 'PUB' ? 'publisher' : 'primary')),
  parameters: [],
  people: [
    { name: 'Ada', roles: ['approver'] },
    { name: 'Ben', roles: ['engineer'] },
    { name: 'Cleo', roles: ['engineer', 'approver'] },
  ],
  durations,
});

export const checkOf = (name: string, onServer: string): Check => ({
  ...plannedOf(checkNamed(name)),
  servers: [onServer],
  arguments: {},
});

const base = (id: string): { id: string; title: string; because: string; source: ['ours']; server: string } => ({
  id,
  title: `step ${id}`,
  because: 'the test asks for it',
  source: ['ours'],
  server: id.split('/')[0] ?? '',
});

export const checkStep = (id: string, outcome: CheckStep['outcome'] = 'block', name = 'memory-enough'): CheckStep => ({
  ...base(id),
  kind: 'check',
  check: checkOf(name, base(id).server),
  outcome,
});

export const actionStep = (id: string): ActionStep => ({
  ...base(id),
  kind: 'action',
  action: 'reboot',
  arguments: {},
  destructive: true,
  proof: checkOf('rebooted', base(id).server),
});

export const promptStep = (id: string, proof?: string): PromptStep => ({
  ...base(id),
  kind: 'prompt',
  instructions: ['Do it.'],
  answer: {
    kind: 'choice',
    choices: [
      { value: 'done', meaning: 'it is done' },
      { value: 'differs', meaning: 'the screen differs' },
    ],
  },
  by: 'engineer',
  task: { kind: 'confirm' },
  remindSeconds: 60,
  ...(proof ? { proof: checkOf(proof, base(id).server) } : {}),
});

export const waitStep = (id: string, seconds: number): WaitStep => ({ ...base(id), kind: 'wait', seconds });

export const gateStep = (id: string): GateStep => ({
  ...base(id),
  kind: 'gate',
  until: checkOf('publisher-serves', base(id).server),
});

/** A plan of these steps, server by server, with a hash as good as any. */
export function samplePlan(
  cluster: Cluster,
  steps: Readonly<Record<string, readonly Step[]>>,
  after: Step[] = [],
): Plan {
  const servers = Object.entries(steps).map(([name, own]): PlannedServer => ({
    name,
    role: name === 'PUB' ? 'publisher' : 'primary',
    ...(name === 'PUB' ? {} : { beginNotedAs: 'oversubscribedSince' }),
    because: 'the test asks for it',
    source: ['ours'],
    minutes: { low: 1, high: 2 },
    steps: own,
  }));
  return {
    cluster: cluster.name,
    procedure: 'upgrade',
    ...(cluster.rehearsal ? { rehearsal: true } : {}),
    ...(cluster.site === undefined ? {} : { site: cluster.site }),
    people: cluster.people,
    policy: 1,
    from: cluster.from,
    to: cluster.to,
    hash: 'a'.repeat(64),
    durations: [],
    minutes: { low: 1, high: 2 },
    remindSeconds: cluster.durations.promptReminder.seconds,
    sources: '',
    handsOn: { setAside: 'servicesBefore' },
    before: [],
    servers,
    after,
    stages: [
      ...servers.map(({ name, role }) => ({
        name: role as 'publisher' | 'primary',
        title: role,
        because: 'order',
        source: ['ORD-01' as const],
        steps: [],
        servers: [name],
      })),
      {
        name: 'setting back',
        title: 'setting back',
        because: 'order',
        source: ['ours'],
        steps: after.map(({ id }) => id),
        servers: [],
      },
    ],
    problems: [],
  };
}

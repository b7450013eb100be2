import fc from 'fast-check';
import { expect, it } from 'vitest';
import { commandWord, holdsPlaceholder, NoCommandWordError } from '../../../../platforms/callmanager4/command-words.ts';
import { makePlan } from '../../../../platforms/callmanager4/make-plan.ts';
import { actionNamed } from '../../../../platforms/callmanager4/procedures/definitions.ts';
import type { Cluster, Server } from '../../../../platforms/callmanager4/types/cluster.ts';
import { known } from '../../../../plan/fact.ts';
import type { Procedure } from '../../../../platforms/callmanager4/types/procedure.ts';
import type { Observation, ServiceSeen } from '../../../../platforms/callmanager4/types/observation.ts';
import { emptyMemory } from '../../../../platforms/callmanager4/types/server-memory.ts';
import type { ActionStep } from '../../../../plan/types/step.ts';
import { validCluster } from '../arbitrary-cluster.ts';
import { sampleObservation } from '../sample-observation.ts';
import { everyStep } from '../sample-plan.ts';

const anyService = fc.record<ServiceSeen>({
  name: fc.constantFrom('DefWatch', 'NAV Alert', 'TermService', 'MSSQL$CRS', 'a" & b'),
  displayName: fc.constantFrom('DefWatch', 'Norton AntiVirus', 'Terminal Services', 'CRS Engine', 'Event Log'),
  state: fc.constantFrom('running', 'stopped', 'starting', 'stopping', 'paused'),
  startType: fc.constantFrom('automatic', 'manual', 'disabled', 'boot'),
});

const PROCEDURES: readonly Procedure[] = ['upgrade', 'install', 'add-subscriber', 'post-install'];

/** What a run sends for a step while the server shows what it showed when the plan was made. */
function linesSent(step: ActionStep, server: Server, { services }: Observation): string {
  const written = services.known ? services.value : null;
  const order = { server, step: step.id, arguments: step.arguments, memory: { ...emptyMemory, setAside: written } };
  try {
    const lines = actionNamed(step.action).linesNow(order, { services });
    return lines.known ? lines.value.join('\n') : lines.why;
  } catch (error) {
    if (error instanceof NoCommandWordError) return 'nothing';
    throw error;
  }
}

/** Every act of a plan that was made with such looks, with its server and the look at it. */
const actsOf = (cluster: Cluster, procedure: Procedure, looks: readonly Observation[]) =>
  everyStep(makePlan(cluster, procedure, looks))
    .filter((step) => step.kind === 'action')
    .map((step) => ({
      step,
      server: cluster.servers.find(({ name }) => name === step.server)!,
      look: looks.find(({ server }) => server === step.server)!,
    }));

it('lines that a plan shows are those that are run, while the server shows what it showed then', () => {
  fc.assert(
    fc.property(
      validCluster,
      fc.constantFrom(...PROCEDURES),
      fc.array(anyService, { maxLength: 6 }),
      (cluster, procedure, services) => {
        const looks = cluster.servers.map((server) => sampleObservation(server, { services: known(services) }));
        for (const { step, server, look } of actsOf(cluster, procedure, looks)) {
          const shown = step.command ?? '';
          if (holdsPlaceholder(shown)) continue;
          const sent = linesSent(step, server, look);
          if (shown.startsWith('(no line: ')) expect(sent).toBe('nothing');
          else expect(sent).toBe(shown);
        }
      },
    ),
    { numRuns: 200 },
  );
});

it('a plan that was made with a look has no placeholder but for what was set aside before', () => {
  fc.assert(
    fc.property(validCluster, fc.constantFrom(...PROCEDURES), (cluster, procedure) => {
      const looks = cluster.servers.map((server) => sampleObservation(server));
      for (const { step } of actsOf(cluster, procedure, looks))
        expect(holdsPlaceholder(step.command ?? '')).toBe(false);
    }),
    { numRuns: 50 },
  );
});

it('a plan that was made without a look shows what it does not know by placeholders, and by nothing that could be typed', () => {
  fc.assert(
    fc.property(validCluster, (cluster) => {
      for (const step of everyStep(makePlan(cluster, 'upgrade', null))) {
        if (step.kind !== 'action' || step.action === 'reboot') continue;
        for (const line of step.command?.split('\n') ?? []) expect(holdsPlaceholder(line)).toBe(true);
      }
    }),
    { numRuns: 50 },
  );
});

it('no word of a line looks like a placeholder', () => {
  expect(holdsPlaceholder(`sc stop "${commandWord('service', 'MSSQL$CRS')}"`)).toBe(false);
  expect(holdsPlaceholder('if @r<>0 raiserror')).toBe(false);
  expect(holdsPlaceholder('sc stop "<key name of DefWatch>"')).toBe(true);
});

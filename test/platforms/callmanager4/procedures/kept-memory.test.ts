import { describe, expect, it } from 'vitest';
import { checksOf } from '../../../../plan/checks-of.ts';
import { narrowed } from '../../../../plan/kept-memory.ts';
import type { Memory } from '../../../../plan/types/run.ts';
import type { Step } from '../../../../plan/types/step.ts';
import { isSetAside } from '../../../../platforms/callmanager4/interfering-software.ts';
import { known } from '../../../../plan/fact.ts';
import { emptyMemory } from '../../../../platforms/callmanager4/types/server-memory.ts';
import { inUnhashedParts } from '../../../plan/unhashed-parts.ts';
import { judgeLooks } from '../checks/judging.ts';
import { sampleServer } from '../sample-cluster.ts';
import { sampleObservation, sampleService } from '../sample-observation.ts';
import { everyStep } from '../sample-plan.ts';
import { toldTo } from '../told.ts';
import { PROCEDURES, forEveryPlan } from './walk.ts';

/** Every part of a memory, each with something in it. */
const FULL: Memory = {
  ...Object.fromEntries(Object.keys(emptyMemory).map((part) => [part, `what was written down as ${part}`])),
  owes: 'something is still to be done',
  unanswered: [{ server: 'PUB', id: 'one' }],
};

/** What each step is sent of a server's memory, where no check writes anything down meanwhile. */
function sentOf(memory: Memory, server: string, steps: readonly Step[]): readonly unknown[] {
  const parts: Record<string, unknown> = { ...memory };
  const sent = (recalls: readonly string[] = []) => recalls.map((part) => parts[part] ?? null);
  return steps.flatMap((step): readonly unknown[] => {
    const repair = step.kind === 'check' && step.repair?.server === server ? [sent(step.repair.recalls)] : [];
    if (step.server !== server) return repair;
    const own = step.kind === 'action' || step.kind === 'prompt' ? [sent(step.recalls)] : [];
    const asked = checksOf(step).map(({ forgets = [], recalls }) => {
      if (step.kind === 'check') for (const part of forgets) parts[part] = null;
      return sent(recalls);
    });
    return [...own, ...asked, ...repair];
  });
}

describe.each(PROCEDURES)('when a server is done, in the procedure %s,', (procedure) => {
  it('every later step is sent what it would have been sent, and the next run is told what it would have been', () => {
    forEveryPlan(procedure, (plan) => {
      const { outline, parts } = inUnhashedParts(plan);
      for (const { name, part, keeps } of outline.servers) {
        const later = parts.slice(parts.findIndex((one) => one.name === part.name) + 1).flatMap(({ steps }) => steps);
        const kept = narrowed(FULL, keeps);
        expect(sentOf(kept, name, later)).toEqual(sentOf(FULL, name, later));
        for (const told of Object.entries(plan.handsOn).flat()) expect(kept[told]).toBe(FULL[told]);
        expect(kept).toMatchObject({ owes: FULL.owes, unanswered: FULL.unanswered });
        expect(kept).not.toHaveProperty('services');
      }
    });
  });

  it('all that it names to be stopped or set back is among what is kept of its services', () => {
    forEveryPlan(procedure, (plan, { servers }) => {
      for (const step of everyStep(plan)) {
        const named = step.kind === 'action' ? toldTo(step).services : undefined;
        const owner = servers.find(({ name }) => name === step.server);
        for (const service of named ?? []) expect(isSetAside(service, owner), service).toBe(true);
      }
    });
  });
});

describe('what is kept of a server', () => {
  const server = sampleServer('CM1', ['primary']);
  const shield = sampleService('Network Associates McShield');
  const windows = Array.from({ length: 70 }, (_, index) => sampleService(`A service of Windows, number ${index}`));
  const look = sampleObservation(server, { services: known([...windows, shield]) });

  it('does not grow with the services that nobody touches', () => {
    const { remember = {} } = judgeLooks('services-recorded', [server], [look]);
    const kept = narrowed({ ...remember }, ['servicesBefore', 'setAside']);
    expect(kept).toEqual({ setAside: [shield], owes: expect.any(String) });
    expect(narrowed({ services: windows, boot: null, setAside: null }, ['boot', 'setAside'])).toEqual({});
  });
});

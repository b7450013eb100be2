import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Plan } from '../../plan/types/plan.ts';
import type { ServerState, ServerStatus } from '../../plan/types/run.ts';
import { leftUndone, serversLeft, type WalkEnd } from '../../workflows/left-undone.ts';
import { walkPlan, type Place } from '../../workflows/walk-plan.ts';
import { validCluster } from '../platforms/callmanager4/arbitrary-cluster.ts';
import { inOrderOfWork, looksAtBareMachines, planOf, PROCEDURES } from '../platforms/callmanager4/procedures/walk.ts';
import { inUnhashedParts, positionOf } from '../plan/unhashed-parts.ts';

/** A run in which everything goes well, and somebody stops it while one step is at work. */
async function runStoppedAt(plan: Plan, at: number) {
  const { outline, parts } = inUnhashedParts(plan);
  const begun: string[] = [];
  let end: Omit<WalkEnd, 'outline' | 'stoppedAt'> = { position: { stage: 0, server: null, step: 0 }, part: null };
  const states = new Map<string, ServerState>(plan.servers.map(({ name }) => [name, 'waiting']));
  let isStopped = false;
  /** Whether it was asked, since the last thing was begun, if the run may go on. */
  let asked = false;
  const mayGoOn = async (): Promise<boolean> => {
    await Promise.resolve();
    asked = true;
    return !isStopped;
  };
  const begin = (): void => {
    expect(asked).toBe(true);
    expect(isStopped).toBe(false);
    asked = false;
  };
  const carryOut = async ({ server, part: { name }, from }: Place): Promise<void> => {
    begin();
    const part = parts.find((one) => one.name === name)!;
    for (const [step, { id }] of part.steps.entries()) {
      if (server === null && !(await mayGoOn())) return;
      begun.push(id);
      if (begun.length === at + 1) isStopped = true;
      end = { position: { ...from, step: step + 1 }, part };
    }
    if (server) states.set(server.name, 'done');
  };
  const walker = { mayGoOn, beginStage: () => expect(isStopped).toBe(false), carryOut };
  await walkPlan(outline, walker, end.position, null);
  const servers = plan.servers.map(({ name, role }): ServerStatus => ({
    name,
    role,
    state: states.get(name) ?? 'waiting',
    evidence: 'none',
  }));
  const walk = { outline, ...end, stoppedAt: null };
  return { begun, left: [...leftUndone(walk), ...serversLeft(walk, servers)] };
}

describe.each(PROCEDURES)('a stop in the procedure %s', (procedure) => {
  it('begins nothing further at whatever step it comes, but for the server in work, and names exactly the rest', async () => {
    await fc.assert(
      fc.asyncProperty(validCluster, fc.boolean(), fc.nat(), async (cluster, isOnline, anyStep) => {
        const plan = planOf(cluster, procedure, isOnline ? looksAtBareMachines(cluster) : null);
        const order = inOrderOfWork(plan);
        if (order.length === 0) return;
        const at = anyStep % order.length;
        const inWork = plan.servers.find(({ steps }) => steps.some(({ id }) => id === order[at]!.id));
        const last = inWork ? order.findIndex(({ id }) => id === inWork.steps.at(-1)!.id) : at;
        const { begun, left } = await runStoppedAt(plan, at);
        expect(begun).toEqual(order.slice(0, last + 1).map(({ id }) => id));

        const rest = new Set(order.slice(last + 1).map(({ id }) => id));
        const expected = plan.stages.flatMap((stage) => {
          const own = [...plan.before, ...plan.after].filter(({ id }) => stage.steps.includes(id));
          const ownLeft = own.filter(({ id }) => rest.has(id));
          if (ownLeft.length > 0 && ownLeft.length === own.length)
            return [`${stage.title}: not carried out (${own.length} ${own.length === 1 ? 'step' : 'steps'})`];
          return ownLeft.map(({ title }) => `${title}: not carried out`);
        });
        const waiting = plan.servers
          .filter(({ steps }) => steps.some(({ id }) => rest.has(id)))
          .map(({ name }) => `${name} is not done (waiting)`);
        expect(left).toEqual([...expected, ...waiting]);
      }),
      { numRuns: 12 },
    );
  });
});

describe.each(PROCEDURES)('a walk through the procedure %s that was broken off', (procedure) => {
  it('goes on with exactly what is left, wherever it stood, and begins no stage a second time', async () => {
    await fc.assert(
      fc.asyncProperty(validCluster, fc.nat(), async (cluster, any) => {
        const plan = planOf(cluster, procedure);
        const { outline, parts } = inUnhashedParts(plan);
        const ids = inOrderOfWork(plan).map(({ id }) => id);
        if (ids.length === 0) return;
        const done = any % (ids.length + 1);
        const { position } = positionOf({ outline, parts }, ids[Math.min(done, ids.length - 1)]!);
        // Where a part has just ended, the walk may stand at its end as well as before the next one.
        const before = done === 0 ? undefined : positionOf({ outline, parts }, ids[done - 1]!).position;
        const stands = [
          ...(done < ids.length ? [position] : []),
          ...(before ? [{ ...before, step: before.step + 1 }] : []),
        ];
        for (const from of stands) {
          const walked: string[] = [];
          const stages: string[] = [];
          const begun = outline.stages[from.stage]!.name;
          await walkPlan(
            outline,
            {
              mayGoOn: () => Promise.resolve(true),
              beginStage: ({ name }) => void stages.push(name),
              carryOut({ part, from: { step } }) {
                const { steps } = parts.find(({ name }) => name === part.name)!;
                walked.push(...steps.slice(step).map(({ id }) => id));
                return Promise.resolve();
              },
            },
            from,
            begun,
          );
          expect(walked).toEqual(ids.slice(done));
          expect(stages).toEqual(outline.stages.slice(from.stage + 1).map(({ name }) => name));
        }
      }),
      { numRuns: 12 },
    );
  });
});

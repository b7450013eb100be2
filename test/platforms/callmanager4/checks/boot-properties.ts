import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Observation } from '../../../../platforms/callmanager4/types/observation.ts';
import type { Verdict } from '../../../../plan/types/run.ts';
import { type ServerMemory, emptyMemory } from '../../../../platforms/callmanager4/types/server-memory.ts';
import { sampleServer } from '../sample-cluster.ts';
import { judgeLooks } from './judging.ts';
import { SimulatedMachine, type Event } from './simulated-machine.ts';

const server = sampleServer('CM1', ['primary']);
const SETTLE = 60;

const seconds = (most: number) => fc.integer({ min: 0, max: most });
const either = (most: number) => fc.integer({ min: -most, max: most });

const passes = seconds(400).map((given): Event => ({ kind: 'passes', seconds: given }));

/** What clocks do: time services, hands, zones, both nights of daylight saving, drift, and a worker that was frozen. */
const clockEvent: fc.Arbitrary<Event> = fc.oneof(
  fc
    .oneof(either(3), either(300), either(90_000), fc.constantFrom(3600, -3600))
    .map((given): Event => ({ kind: 'clock is set', seconds: given })),
  fc.integer({ min: -1, max: 1 }).map((hours): Event => ({ kind: 'zone is misread', hours })),
  fc.integer({ min: -5, max: 5 }).map((perThousand): Event => ({ kind: 'clock drifts', perThousand })),
  either(7200).map((given): Event => ({ kind: 'worker clock is set', seconds: given })),
  seconds(90_000).map((given): Event => ({ kind: 'is suspended', seconds: given })),
);

const logEvent: fc.Arbitrary<Event> = fc.oneof(
  fc.integer({ min: 1, max: 600 }).map((records): Event => ({ kind: 'log is written', records })),
  fc.constant<Event>({ kind: 'log is cleared' }),
  fc
    .record({ log: fc.boolean(), uptime: fc.boolean(), clock: fc.boolean() })
    .map((readable): Event => ({ kind: 'signs are readable', ...readable })),
);

const bootEvent: fc.Arbitrary<Event> = fc
  .record({
    kind: fc.constantFrom('reboots' as const, 'is installed anew' as const),
    downSeconds: fc.integer({ min: 20, max: 400 }),
  })
  .map((given): Event => given);

const machine = fc
  .record({
    up: fc.oneof(seconds(120), seconds(3600), seconds(3_000_000)),
    records: fc.oneof(seconds(20), seconds(500)),
  })
  .map((given) => () => new SimulatedMachine(given.up, given.records));

const write = (look: Observation): ServerMemory => ({
  ...emptyMemory,
  ...judgeLooks('boot-recorded', [server], [look]).remember,
});

const rebooted = (looks: readonly Observation[], memory: ServerMemory): Verdict =>
  judgeLooks('rebooted', [server], looks, { settleSeconds: SETTLE }, memory);

/** Lets things happen, with a look after each of them; tells what was judged, and what was true, after each look. */
function follow(subject: SimulatedMachine, before: readonly Event[], after: readonly Event[]) {
  before.forEach((event) => subject.happen(event));
  const memory = write(subject.look(server));
  const booted = subject.boots;
  const looks: Observation[] = [];
  return after.map((event) => {
    subject.happen(event);
    looks.push(subject.look(server));
    return { ...rebooted(looks, memory), boots: subject.boots - booted, up: subject.upSeconds };
  });
}

const many = (event: fc.Arbitrary<Event>) => fc.array(event, { maxLength: 12 });

/** What must hold of the judge of reboots, tried so many times as often as in a hurry. */
export const holdBootProperties = (times: number) =>
  describe('a reboot, whatever clocks and logs do', () => {
    it('is never proved where there was none', () => {
      const quiet = fc.oneof(passes, clockEvent, logEvent);
      fc.assert(
        fc.property(machine, many(quiet), many(quiet), (make, before, after) => {
          for (const judged of follow(make(), before, after)) expect(judged).not.toMatchObject({ verdict: 'good' });
        }),
        { numRuns: times * 300 },
      );
    });

    it('is never proved by a clock that is set right before or after, at any age of the machine', () => {
      const steps = fc.oneof(either(5), either(7200), either(4_000_000));
      fc.assert(
        fc.property(machine, steps, steps, fc.boolean(), fc.boolean(), (make, first, second, log, uptime) => {
          const readable: Event = { kind: 'signs are readable', log, uptime, clock: true };
          const settle: Event = { kind: 'passes', seconds: SETTLE };
          const after: Event[] = [{ kind: 'clock is set', seconds: first }, settle, settle];
          const judged = follow(
            make(),
            [readable],
            [...after, { kind: 'clock is set', seconds: second }, settle, settle],
          );
          for (const one of judged) expect(one.verdict).not.toBe('good');
        }),
        { numRuns: times * 100 },
      );
    });

    it('is proved only after one, and where the uptime can be read only of a machine that has stayed up as long as it must', () => {
      const anything = fc.oneof(passes, clockEvent, logEvent, bootEvent);
      fc.assert(
        fc.property(machine, many(anything), many(anything), (make, before, after) => {
          for (const judged of follow(make(), before, after)) {
            if (judged.verdict === 'good') expect(judged.boots).toBeGreaterThan(0);
          }
        }),
        { numRuns: times * 300 },
      );
      fc.assert(
        fc.property(machine, many(fc.oneof(passes, clockEvent, bootEvent)), (make, after) => {
          for (const judged of follow(make(), [], after)) {
            if (judged.verdict === 'good') expect(judged.up).toBeGreaterThanOrEqual(SETTLE);
          }
        }),
        { numRuns: times * 200 },
      );
    });

    it('is proved in the end when it took place and its signs can be read', () => {
      const honest = fc.oneof(
        passes,
        fc.integer({ min: 1, max: 50 }).map((records): Event => ({ kind: 'log is written', records })),
        either(7200).map((given): Event => ({ kind: 'worker clock is set', seconds: given })),
        fc.integer({ min: -1, max: 1 }).map((perThousand): Event => ({ kind: 'clock drifts', perThousand })),
      );
      const few = fc.array(honest, { maxLength: 3 });
      fc.assert(
        fc.property(machine, few, fc.integer({ min: 20, max: 400 }), few, (make, before, downSeconds, after) => {
          const settle: Event = { kind: 'passes', seconds: SETTLE };
          const judged = follow(make(), before, [{ kind: 'reboots', downSeconds }, ...after, settle, settle]);
          expect(judged.at(-1)).toMatchObject({ verdict: 'good' });
        }),
        { numRuns: times * 100 },
      );
    });

    it('is denied while the log can be read and holds no new start, wherever the clock and the boot time go', () => {
      fc.assert(
        fc.property(machine, many(clockEvent), (make, after) => {
          for (const judged of follow(make(), [], after)) expect(judged.verdict).toBe('bad');
        }),
        { numRuns: times * 100 },
      );
    });
  });

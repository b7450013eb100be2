import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bootRecorded } from '../../../../platforms/callmanager4/checks/boot-recorded.ts';
import { rebooted } from '../../../../platforms/callmanager4/checks/rebooted.ts';
import type { Observation } from '../../../../platforms/callmanager4/types/observation.ts';
import type { Verdict } from '../../../../plan/types/run.ts';
import { emptyMemory, type ServerMemory } from '../../../../platforms/callmanager4/types/server-memory.ts';
import { writtenDownBefore } from '../../../../workflows/steps/written-down-before.ts';
import { sampleServer } from '../sample-cluster.ts';
import { blindObservation } from '../sample-observation.ts';
import { judgeLooks } from './judging.ts';
import { SimulatedMachine, type Event } from './simulated-machine.ts';

const server = sampleServer('CM1', ['primary']);
const SETTLE = 60;
const forgotten = Object.fromEntries(bootRecorded.forgets?.map((part) => [part, null]) ?? []);

/** What is done in a run of one server, and by others meanwhile. */
type Doing =
  | { readonly kind: 'record'; readonly answers: boolean }
  /** The command is sent after one look; it takes effect, or is accepted and does nothing; what was seen may be lost. */
  | { readonly kind: 'act'; readonly works: boolean; readonly isLost: boolean }
  /** Looks with time between them, as many as there are numbers. */
  | { readonly kind: 'proof'; readonly pauses: readonly number[] }
  | { readonly kind: 'others'; readonly event: Event };

/** The order in which a run keeps its memory, with the judges that are its own, at a machine whose truth is known. */
class Run {
  readonly machine = new SimulatedMachine(90_000, 300);
  /** How often the machine had booted when the proof that comes next began to count. */
  countsFrom = 0;
  #memory: ServerMemory = emptyMemory;

  /** `answers`: whether the server does, so that something can be written down. */
  record(answers: boolean): void {
    this.#memory = { ...this.#memory, ...forgotten };
    this.countsFrom = this.machine.boots;
    const look = answers ? this.machine.look(server) : blindObservation(server);
    this.#memory = { ...this.#memory, ...judgeLooks('boot-recorded', [server], [look]).remember };
  }

  /** Somebody has decided that it is carried out unless it is plainly done already. */
  act(works: boolean, isLost = false): void {
    const before = this.judge([this.machine.look(server)]);
    if (before.verdict === 'good') return;
    this.#memory = { ...this.#memory, ...writtenDownBefore(rebooted, isLost ? undefined : before) };
    if (isLost || before.verdict === 'unknown') this.countsFrom = this.machine.boots;
    if (works) this.machine.happen({ kind: 'reboots', downSeconds: 90 });
  }

  /** What every look in turn is judged to prove; a proof ends with the first that is good. */
  proof(pauses: readonly number[]): { good: boolean; boots: number }[] {
    const looks: Observation[] = [];
    return pauses.map((seconds) => {
      this.machine.happen({ kind: 'passes', seconds });
      looks.push(this.machine.look(server));
      return { good: this.judge(looks).verdict === 'good', boots: this.machine.boots };
    });
  }

  judge(looks: readonly Observation[]): Verdict {
    return judgeLooks('rebooted', [server], looks, { settleSeconds: SETTLE }, this.#memory);
  }
}

const others: fc.Arbitrary<Doing> = fc
  .oneof(
    fc.constant<Event>({ kind: 'reboots', downSeconds: 60 }),
    fc.constant<Event>({ kind: 'log is cleared' }),
    fc.integer({ min: 1, max: 400 }).map((seconds): Event => ({ kind: 'passes', seconds })),
    fc.integer({ min: -7200, max: 7200 }).map((seconds): Event => ({ kind: 'clock is set', seconds })),
    fc.integer({ min: 1, max: 400 }).map((records): Event => ({ kind: 'log is written', records })),
    fc
      .record({ log: fc.boolean(), uptime: fc.boolean(), clock: fc.boolean() })
      .map((readable): Event => ({ kind: 'signs are readable', ...readable })),
  )
  .map((event) => ({ kind: 'others', event }));

const record = fc.integer({ min: 0, max: 4 }).map((given): Doing => ({ kind: 'record', answers: given > 0 }));
const act = fc
  .tuple(fc.boolean(), fc.integer({ min: 0, max: 3 }))
  .map(([works, given]): Doing => ({ kind: 'act', works, isLost: given === 0 }));
const proof = fc
  .array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 4 })
  .map((pauses): Doing => ({ kind: 'proof', pauses }));

/** One step that reboots: its record, its act and perhaps the act again, others in between, and its proof. */
const step = fc
  .tuple(fc.array(others, { maxLength: 3 }), record, fc.array(fc.oneof(act, others, proof), { maxLength: 5 }), proof)
  .map(([before, first, middle, last]): Doing[] => [...before, first, ...middle, last]);

describe('steps that reboot one server, one after the other', () => {
  it('are each proved by a reboot of their own, which lies after what was written down for it', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 3 }), (steps) => {
        const run = new Run();
        for (const doing of steps.flat()) {
          if (doing.kind === 'record') run.record(doing.answers);
          if (doing.kind === 'others') run.machine.happen(doing.event);
          if (doing.kind === 'act') run.act(doing.works, doing.isLost);
          if (doing.kind !== 'proof') continue;
          for (const { good, boots } of run.proof(doing.pauses))
            if (good) expect(boots).toBeGreaterThan(run.countsFrom);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('are not proved by the reboot of the step before, where nothing could be written down in between', () => {
    const run = new Run();
    run.record(true);
    run.act(true);
    expect(run.proof([70, 70]).at(-1)).toMatchObject({ good: true });
    run.record(false);
    expect(run.proof([70, 70]).at(-1)).toMatchObject({ good: false });
  });

  it('are proved by nothing where the look before the act is lost, whatever had been written down earlier', () => {
    const run = new Run();
    run.record(true);
    run.act(true, true);
    expect(run.proof([70, 70, 70]).map(({ good }) => good)).toEqual([false, false, false]);
  });

  it('are not proved, once the act is carried out again in doubt, by a reboot that had come before', () => {
    const run = new Run();
    run.record(true);
    run.act(true);
    expect(run.proof([10])).toEqual([{ good: false, boots: 1 }]);
    run.act(false);
    expect(run.proof([70, 70, 70]).map(({ good }) => good)).toEqual([false, false, false]);
    run.machine.happen({ kind: 'reboots', downSeconds: 90 });
    expect(run.proof([70, 70]).at(-1)).toMatchObject({ good: true });
  });
});

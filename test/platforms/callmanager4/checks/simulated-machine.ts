import { known, unknown } from '../../../../plan/fact.ts';
import type { Server } from '../../../../platforms/callmanager4/types/cluster.ts';
import type { BootSeen, Observation } from '../../../../platforms/callmanager4/types/observation.ts';
import { sampleObservation } from '../sample-observation.ts';

/** What can happen to a machine, its clocks and its log; seconds, where a number stands with it. */
export type Event =
  | { readonly kind: 'passes'; readonly seconds: number }
  | { readonly kind: 'clock is set'; readonly seconds: number }
  | { readonly kind: 'zone is misread'; readonly hours: number }
  | { readonly kind: 'clock drifts'; readonly perThousand: number }
  | { readonly kind: 'worker clock is set'; readonly seconds: number }
  | { readonly kind: 'is suspended'; readonly seconds: number }
  | { readonly kind: 'log is written'; readonly records: number }
  | { readonly kind: 'log is cleared' }
  | { readonly kind: 'reboots'; readonly downSeconds: number }
  | { readonly kind: 'is installed anew'; readonly downSeconds: number }
  | { readonly kind: 'signs are readable'; readonly log: boolean; readonly uptime: boolean; readonly clock: boolean };

export const BEGIN = Date.parse('2005-03-26T23:00:00.000Z');

/** Most records that a look goes through. */
const DEPTH = 200;

/** A machine whose truth is known: what it really did, beside what its clocks and its log make of it. */
export class SimulatedMachine {
  /** True seconds since the begin of everything. */
  #now = 0;
  #ticks: number;
  #clockAhead = 0;
  #misread = 0;
  #drift = 0;
  #workerAhead = 0;
  #readable = { log: true, uptime: true, clock: true };
  /** Whether each record of the log is a start event. */
  #log: boolean[];
  boots = 0;

  constructor(upSeconds: number, records: number) {
    this.#ticks = upSeconds;
    this.#log = [true, ...Array.from({ length: records }, () => false)];
  }

  /** True seconds since its last boot, without those in which it was suspended. */
  get upSeconds(): number {
    return this.#ticks;
  }

  happen(event: Event): void {
    switch (event.kind) {
      case 'passes':
        return this.#pass(event.seconds, event.seconds);
      case 'clock is set':
        this.#clockAhead += event.seconds;
        return;
      case 'zone is misread':
        this.#misread = event.hours * 3600;
        return;
      case 'clock drifts':
        this.#drift = event.perThousand / 1000;
        return;
      case 'worker clock is set':
        this.#workerAhead += event.seconds;
        return;
      case 'is suspended':
        return this.#pass(event.seconds, 0);
      case 'log is written':
        this.#log.push(...Array.from({ length: event.records }, () => false));
        return;
      case 'log is cleared':
        this.#log = [];
        return;
      case 'reboots':
        return this.#boot(event.downSeconds);
      case 'is installed anew':
        this.#log = [];
        return this.#boot(event.downSeconds);
      case 'signs are readable':
        this.#readable = { log: event.log, uptime: event.uptime, clock: event.clock };
    }
  }

  look(server: Server): Observation {
    return sampleObservation(server, this.#seen());
  }

  #seen(): BootSeen {
    const clock = BEGIN + (this.#now + this.#clockAhead) * 1000;
    const denied = unknown('access denied');
    const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();
    return {
      at: iso(BEGIN + (this.#now + this.#workerAhead) * 1000),
      clock: this.#readable.clock ? known(iso(clock)) : denied,
      // Windows takes its ticks from its clock, and an old one may show the hour of the other half of the year.
      bootTime: known(iso(clock - this.#ticks * 1000 + this.#misread * 1000)),
      uptimeSeconds: this.#readable.uptime ? known(this.#ticks) : denied,
      systemLog: this.#readable.log && this.#log.length > 0 ? known(this.#tail()) : denied,
    };
  }

  #tail() {
    const newest = this.#log.length;
    const start = this.#log.lastIndexOf(true) + 1;
    const lowest = Math.max(1, newest - DEPTH + 1);
    return start >= lowest ? { newest, oldest: start, start } : { newest, oldest: lowest, start: null };
  }

  #pass(seconds: number, ticks: number): void {
    this.#now += seconds;
    this.#ticks += ticks;
    this.#clockAhead += seconds * this.#drift;
  }

  #boot(downSeconds: number): void {
    this.#pass(downSeconds, downSeconds);
    this.#ticks = 0;
    this.#log.push(true, true);
    this.boots += 1;
  }
}

import type { FaultBoard } from './faults.ts';
import type { Drives } from './drives.ts';
import type { Cause, LabEvents } from './events.ts';
import type { LabClock } from './lab-clock.ts';
import { MachineClock } from './machine-clock.ts';
import type { MachineFacts } from './machine-facts.ts';
import { RebootLies } from './reboot-lies.ts';
import type { Registration } from './registration.ts';
import { ServerDisk } from './server-disk.ts';
import { SystemLog } from './system-log.ts';
import { SLOW_FACTOR } from './timings.ts';
import { makeUnfit } from './unfit-machines.ts';
import type { WindowsServices } from './windows-services.ts';

export type PowerState = 'up' | 'shutting down' | 'off' | 'booting';

/** The user at the console and the way they came in. */
export interface Session {
  readonly user: string;
  readonly via: 'console' | 'terminal services' | 'vnc';
}

export interface ReturningSoftware {
  readonly services: readonly string[];
}

/** Who wants to know of boots: the installer. */
export interface PowerListener {
  /** The machine goes down. */
  down(cause: Cause): void;
  /** Windows is up again. */
  up(): void;
  /** Somebody logged on. */
  loggedOn(): void;
}

export interface ServerParts {
  readonly name: string;
  readonly address: string;
  readonly facts: MachineFacts;
  readonly registration: Registration;
  readonly services: WindowsServices;
  readonly drives: Drives;
  readonly returning: ReturningSoftware;
  /** Display name of the service that the fault `service-stays-stopped` holds back. */
  readonly weakService: string;
  readonly clock: LabClock;
  readonly events: LabEvents;
  readonly faults: FaultBoard;
}

const TWO_HOURS = 2 * 60 * 60 * 1000;

/** What a time service corrects a clock by that has run wrong for a while. */
const CLOCK_STEP = 3 * 60 * 1000;
const THIRTY_DAYS = 30 * 24 * 60 * 60 * 1000;

/** A simulated Windows 2000 server: power, boots, services, console session and machine facts. */
export class WindowsServer {
  readonly name: string;
  /** What the machine calls itself; a new machine in the place of another may have been given another name. */
  computerName: string;
  readonly address: string;
  readonly facts: MachineFacts;
  readonly registration: Registration;
  readonly services: WindowsServices;
  readonly drives: Drives;
  /** The release that the registry showed before anything was done. */
  readonly firstRelease: string | null;
  readonly #parts: ServerParts;
  #power: PowerState = 'up';
  #session: Session | null = null;
  log = new SystemLog();
  readonly time = new MachineClock(THIRTY_DAYS);
  readonly disk = new ServerDisk(() => this.time.now());
  readonly lies: RebootLies;
  #callOff: () => void = () => undefined;
  #listeners: PowerListener[] = [];
  /** Why the machine must be imaged again; null while it is sound. */
  damage: string | null = null;

  constructor(parts: ServerParts) {
    this.#parts = parts;
    this.name = parts.name;
    this.computerName = parts.name;
    this.address = parts.address;
    this.facts = parts.facts;
    this.registration = parts.registration;
    this.services = parts.services;
    this.drives = parts.drives;
    this.firstRelease = parts.facts.callManager;
    makeUnfit(this.facts, (fault) => parts.faults.strikes(fault, this.name));
    this.lies = new RebootLies(this, parts.clock, parts.faults, parts.events);
  }

  get power(): PowerState {
    return this.#power;
  }

  get session(): Session | null {
    return this.#session;
  }

  onPower(listener: PowerListener): void {
    this.#listeners.push(listener);
  }

  /** Shuts down and boots again; false when the machine is not up. */
  reboot(cause: Cause, comment: string): boolean {
    if (this.#power !== 'up') return false;
    const { clock, events, faults, name } = this.#parts;
    if (cause === 'command' && faults.strikes('clock-steps-instead-of-rebooting', name)) {
      this.time.step(CLOCK_STEP);
      return true;
    }
    events.tell({ kind: 'reboot', server: name, cause, comment });
    this.#become('shutting down', cause);
    if (faults.strikes('hangs-in-shutdown', name)) return true;
    const goDown = (): void => {
      this.#cutOff(cause);
      this.#boot(cause);
    };
    this.#callOff = clock.after('shutdown', goDown, this.lies.shutDown());
    return true;
  }

  /** A running machine goes off at once, one that is off boots. */
  pressPower(): void {
    this.#parts.events.tell({ kind: 'power button', server: this.name });
    this.#callOff();
    if (this.#power === 'off') this.#boot('person');
    else this.#cutOff('person');
  }

  /** @throws Error when there is no logon window to type into. */
  logOn(user: string, via: Session['via']): void {
    if (this.#power !== 'up') throw new Error(`${this.name} is ${this.#power}: there is no logon window`);
    this.#session = { user, via };
    this.#parts.events.tell({ kind: 'log on', server: this.name, user, via });
    for (const listener of this.#listeners) listener.loggedOn();
  }

  logOff(): void {
    this.#session = null;
  }

  #boot(cause: Cause): void {
    const { clock, faults, name } = this.#parts;
    if (faults.strikes('clock-goes-backwards', name)) this.time.step(-TWO_HOURS);
    if (faults.strikes('clock-goes-forward', name)) this.time.step(TWO_HOURS);
    this.time.boot(faults.strikes('keeps-old-boot-time', name));
    this.lies.boot();
    if (faults.strikes('event-log-cleared', name)) this.log.clear();
    this.log.start();
    this.#become('booting', cause);
    const factor = faults.strikes('reboots-slowly', name) ? SLOW_FACTOR : 1;
    const goOn = () => (this.#callOff = clock.after('boot', () => this.#comeUp(), factor));
    this.drives.power(goOn, () => this.#cutOff('person'));
  }

  #comeUp(): void {
    const { faults, name, returning, services, weakService } = this.#parts;
    this.facts.pendingRenames = false;
    this.log.write();
    makeUnfit(this.facts, (fault) => faults.strikes(fault, name));
    this.facts.naming.caches.load();
    if (faults.strikes('terminal-services-on', name)) services.setStartType('TermService', 'automatic', 'fault');
    if (returning.services.length > 0 && faults.strikes('antivirus-returns-after-reboot', name))
      for (const service of returning.services) services.setStartType(service, 'automatic', 'fault');
    this.#become('up', 'windows');
    for (const listener of this.#listeners) listener.up();
    const heldBack = faults.strikes('service-stays-stopped', name) ? [weakService] : [];
    this.#later(this.lies.comeUp(), () => services.boot(heldBack));
    if (faults.strikes('boots-twice', name)) this.#later(1, () => this.#bootAgain());
  }

  /** So many boots later, in this one. */
  #later(factor: number, act: () => void): void {
    if (factor === 0) return act();
    const { boots } = this.time;
    this.#parts.clock.after('boot', () => void (this.time.boots === boots && this.#power === 'up' && act()), factor);
  }

  #bootAgain(): void {
    this.#cutOff('fault');
    this.#boot('fault');
  }

  #cutOff(cause: Cause): void {
    this.#session = null;
    this.lies.off();
    this.services.cutOff();
    this.drives.powerOff();
    for (const listener of this.#listeners) listener.down(cause);
    this.#become('off', cause);
  }

  #become(state: PowerState, cause: Cause): void {
    this.#power = state;
    this.#parts.events.tell({ kind: 'power', server: this.name, state, cause });
  }
}

import type { ServiceState, StartType } from '../platforms/callmanager4/types/observation.ts';
import type { Cause, LabEvents } from './events.ts';
import type { LabClock } from './lab-clock.ts';
import type { InstalledService } from './service-catalogue.ts';
import type { Timing } from './timings.ts';

export type LabServiceState = Extract<ServiceState, 'running' | 'stopped' | 'starting' | 'stopping'>;

/** What Windows answers to a request about a service: 0, or the number of its error. */
export type ServiceReturn = 0 | 1051 | 1056 | 1058 | 1060 | 1061 | 1062;

export interface LabService extends InstalledService {
  startType: StartType;
  state: LabServiceState;
  /** False for a CallManager service that is not activated: no boot starts it. */
  active: boolean;
  /** How long its very first start takes, where that is longer than any other. */
  firstStart?: Timing;
}

/** The service control manager of one server: states, start types and dependencies. */
export class WindowsServices {
  readonly #server: string;
  readonly #services: LabService[];
  readonly #clock: LabClock;
  readonly #events: LabEvents;
  #held = false;
  /** How often the power went: a start that was under way then never ends. */
  #cuts = 0;

  constructor(server: string, services: readonly LabService[], clock: LabClock, events: LabEvents) {
    this.#server = server;
    this.#services = services.map((service) => ({ ...service }));
    this.#clock = clock;
    this.#events = events;
  }

  list(): readonly Readonly<LabService>[] {
    return this.#services;
  }

  /** By key name or display name, in any case, as Windows takes them. */
  find(name: string): Readonly<LabService> | undefined {
    return this.#find(name);
  }

  isRunning(name: string): boolean {
    return this.#find(name)?.state === 'running';
  }

  start(name: string, cause: Cause): ServiceReturn {
    const service = this.#find(name);
    if (!service) return 1060;
    if (service.state === 'stopping') return 1061;
    if (service.state !== 'stopped') return 1056;
    if (service.startType === 'disabled' || (!service.active && this.#held)) return 1058;
    for (const needed of service.dependsOn) this.start(needed, cause);
    this.#become(service, 'starting', cause);
    const cuts = this.#cuts;
    this.#clock.after(service.firstStart ?? 'serviceStart', () => {
      if (service.state !== 'starting' || cuts !== this.#cuts) return;
      delete service.firstStart;
      this.#become(service, 'running', cause);
    });
    return 0;
  }

  stop(name: string, cause: Cause): ServiceReturn {
    const service = this.#find(name);
    if (!service) return 1060;
    if (service.state === 'starting' || service.state === 'stopping') return 1061;
    if (service.state === 'stopped') return 1062;
    if (this.#services.some((other) => other.dependsOn.includes(service.name) && other.state !== 'stopped'))
      return 1051;
    this.#become(service, 'stopping', cause);
    this.#clock.after('serviceStop', () => {
      if (service.state === 'stopping') this.#become(service, 'stopped', cause);
    });
    return 0;
  }

  setStartType(name: string, startType: StartType, cause: Cause): ServiceReturn {
    const service = this.#find(name);
    if (!service) return 1060;
    service.startType = startType;
    this.#events.tell({ kind: 'start type', server: this.#server, service: service.displayName, startType, cause });
    return 0;
  }

  /** An installer brings services along; those that are there already stay as they are. */
  install(services: readonly LabService[]): void {
    this.#services.push(...services.filter(({ name }) => !this.#find(name)).map((service) => ({ ...service })));
  }

  /** While an installer holds the inactive services, not even Windows can start them. */
  holdInactive(held: boolean): void {
    this.#held = held;
  }

  /** Switches a CallManager service on or off for this server, as Serviceability and the installer do. */
  setActive(name: string, active: boolean, cause: Cause): void {
    const service = this.#find(name);
    if (!service) return;
    service.active = active;
    service.startType = active ? 'automatic' : 'manual';
    if (!active && service.state !== 'stopped') this.#become(service, 'stopped', cause);
  }

  /** The power is gone. */
  cutOff(): void {
    this.#cuts += 1;
    for (const service of this.#services) {
      if (service.state !== 'stopped') this.#become(service, 'stopped', 'windows');
    }
  }

  /**
   * Starts what starts with Windows, except what a fault holds back. A CallManager service that is not activated does
   * not stay automatic: the start types of these are Serviceability's (S2, "Activating Cisco CallManager Services").
   */
  boot(heldBack: readonly string[]): void {
    for (const service of this.#services) {
      if (!service.active && service.startType === 'automatic') this.setStartType(service.name, 'manual', 'windows');
      const automatic = service.startType === 'automatic' && service.active;
      if (automatic && service.state === 'stopped' && !heldBack.includes(service.displayName)) {
        this.start(service.name, 'windows');
      }
    }
  }

  #find(name: string): LabService | undefined {
    const wanted = name.toLowerCase();
    return this.#services.find(
      (service) => service.name.toLowerCase() === wanted || service.displayName.toLowerCase() === wanted,
    );
  }

  #become(service: LabService, state: LabServiceState, cause: Cause): void {
    service.state = state;
    this.#events.tell({ kind: 'service', server: this.#server, service: service.displayName, state, cause });
  }
}

import type { ServiceState, StartType } from '../plan/types/observation.ts';
import type { Cause, Happenings } from './happenings.ts';
import type { LabClock } from './lab-clock.ts';
import type { InstalledService } from './service-catalogue.ts';

export type LabServiceState = Extract<ServiceState, 'running' | 'stopped' | 'starting' | 'stopping'>;

/** What Windows answers to a request about a service: 0, or the number of its error. */
export type ServiceReturn = 0 | 1051 | 1056 | 1058 | 1060 | 1061 | 1062;

export interface LabService extends InstalledService {
  startType: StartType;
  state: LabServiceState;
  /** False for a CallManager service that is not activated: it cannot run until it is. */
  active: boolean;
}

/** The service control manager of one server: states, start types and dependencies. */
export class WindowsServices {
  readonly #server: string;
  readonly #services: LabService[];
  readonly #clock: LabClock;
  readonly #happenings: Happenings;

  constructor(server: string, services: readonly LabService[], clock: LabClock, happenings: Happenings) {
    this.#server = server;
    this.#services = services.map((service) => ({ ...service }));
    this.#clock = clock;
    this.#happenings = happenings;
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
    if (service.startType === 'disabled' || !service.active) return 1058;
    for (const needed of service.dependsOn) this.start(needed, cause);
    this.#become(service, 'starting', cause);
    this.#clock.after('serviceStart', () => {
      if (service.state === 'starting') this.#become(service, 'running', cause);
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
    this.#happenings.tell({ kind: 'start type', server: this.#server, service: service.displayName, startType, cause });
    return 0;
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
    for (const service of this.#services) {
      if (service.state !== 'stopped') this.#become(service, 'stopped', 'windows');
    }
  }

  /** Starts what starts with Windows, except what a fault holds back. */
  boot(heldBack: readonly string[]): void {
    for (const service of this.#services) {
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
    this.#happenings.tell({ kind: 'service', server: this.#server, service: service.displayName, state, cause });
  }
}

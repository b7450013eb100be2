import { CISCO_SERVICES } from './service-catalogue.ts';
import type { WindowsServices } from './windows-services.ts';

/** CallManager services go inactive during an installation; those that were active come back at its end (S1). */
export class ServicesSetAside {
  readonly #services: WindowsServices;
  readonly #migrating = new Set<string>();

  constructor(services: WindowsServices) {
    this.#services = services;
  }

  /** Returns how many went inactive; what an earlier, failed installation set aside is kept in mind. */
  deactivate(): number {
    const active = CISCO_SERVICES.filter(({ name }) => this.#services.find(name)?.active);
    for (const { name } of active) {
      this.#migrating.add(name);
      this.#services.setActive(name, false, 'installer');
    }
    this.#services.holdInactive(true);
    return active.length;
  }

  activate(): void {
    for (const name of this.#migrating) this.#services.setActive(name, true, 'installer');
    this.#migrating.clear();
    this.#services.holdInactive(false);
  }
}

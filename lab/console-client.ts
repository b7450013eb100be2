import type { StartType } from '../platforms/callmanager4/types/observation.ts';
import type { FaultName } from './faults.ts';
import type { ScreenWindow } from './installer-stages.ts';
import type { Secrets } from './lab-cluster.ts';
import type { PhoneGroup } from './phones.ts';
import type { Sight } from './room.ts';
import type { ActivationLine } from './serviceability.ts';

/**
 * One thing that is asked of a console or done at it.
 * @throws Error with the console's words when it is not possible
 */
export type ConsoleCall = (method: string, path: string, body?: unknown) => Promise<unknown>;

/** The console at this address. */
export const consoleAt =
  (url: string): ConsoleCall =>
  async (method, path, body) => {
    const response = await fetch(`${url}${path}`, {
      method,
      ...(method === 'GET' ? {} : { headers: { 'content-type': 'application/json' } }),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const content = (await response.json()) as { error?: string };
    if (!response.ok) throw new Error(content.error ?? `${method} ${path}: ${response.status}`);
    return content;
  };

/** The lab's console as a robot uses it. */
export class ConsoleClient {
  readonly #call: ConsoleCall;

  constructor(call: ConsoleCall) {
    this.#call = call;
  }

  look(server: string): Promise<Sight> {
    return this.#call('GET', `/servers/${server}`) as Promise<Sight>;
  }

  async screen(server: string): Promise<ScreenWindow> {
    return (await this.look(server)).screen;
  }

  envelope(): Promise<Secrets> {
    return this.#call('GET', '/envelope') as Promise<Secrets>;
  }

  press(server: string, button: string, fields: Readonly<Record<string, string>> = {}): Promise<unknown> {
    return this.#call('POST', `/servers/${server}/press`, { button, fields });
  }

  insertDisc(server: string, disc: number | string): Promise<unknown> {
    return this.#call('POST', `/servers/${server}/disc`, { disc });
  }

  removeDisc(server: string): Promise<unknown> {
    return this.#call('DELETE', `/servers/${server}/disc`);
  }

  pressPower(server: string): Promise<unknown> {
    return this.#call('POST', `/servers/${server}/power`);
  }

  pullDrive(server: string, slot: number): Promise<unknown> {
    return this.#call('DELETE', `/servers/${server}/drive`, { slot });
  }

  /** Display names that Service Activation lists for a server. */
  async activatable(server: string): Promise<readonly string[]> {
    const lines = (await this.#call('GET', `/servers/${server}/activate`)) as readonly ActivationLine[];
    return lines.map(({ service }) => service);
  }

  /** The Services window of Windows. */
  setService(server: string, service: string, wish: { startType?: StartType; run?: boolean }): Promise<unknown> {
    return this.#call('POST', `/servers/${server}/service`, { service, ...wish });
  }

  activate(server: string, services: readonly string[]): Promise<unknown> {
    return this.#call('POST', `/servers/${server}/activate`, { services });
  }

  upgradeApplications(server: string): Promise<unknown> {
    return this.#call('POST', `/servers/${server}/application-upgrade`);
  }

  installServiceRelease(server: string): Promise<unknown> {
    return this.#call('POST', `/servers/${server}/service-release`);
  }

  installSecurityAgent(server: string): Promise<unknown> {
    return this.#call('POST', `/servers/${server}/security-agent`);
  }

  moveDevices(): Promise<unknown> {
    return this.#call('POST', '/devices/move');
  }

  /** The devices of each server, and where they are. */
  async phones(): Promise<readonly PhoneGroup[]> {
    return ((await this.#call('GET', '/state')) as { readonly phones: readonly PhoneGroup[] }).phones;
  }

  notifyUsers(): Promise<unknown> {
    return this.#call('POST', '/users/notify');
  }

  discs(): Promise<readonly { readonly number: number; readonly label: string }[]> {
    return this.#call('GET', '/discs') as Promise<readonly { number: number; label: string }[]>;
  }

  /** Whether a fault makes the person err now. */
  async errs(fault: FaultName, server: string): Promise<boolean> {
    return ((await this.#call('POST', '/faults/strike', { fault, server })) as { strikes: boolean }).strikes;
  }
}

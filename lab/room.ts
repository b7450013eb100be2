import type { Role } from '../platforms/callmanager4/types/cluster.ts';
import type { StartType } from '../platforms/callmanager4/types/observation.ts';
import type { Disc } from './discs.ts';
import type { ScreenWindow, Stage } from './installer-stages.ts';
import type { PowerState } from './windows-server.ts';
import type { LabService } from './windows-services.ts';
import type { LabCluster } from './lab-cluster.ts';
import { activate, listActivation, type ActivationLine } from './serviceability.ts';
import { uninstall } from './programs.ts';
import { pressOnScreen, screenOf } from './screen.ts';
import { installSecurityAgent } from './security-agent.ts';
import { installServiceRelease } from './service-release.ts';

/** What can be seen of one server by somebody who stands in front of it. */
export interface Sight {
  readonly server: string;
  readonly power: PowerState;
  readonly screen: ScreenWindow;
  readonly user: string | null;
  readonly disc: Disc | null;
  /** Stage of the installer; null while none works. */
  readonly installer: Stage | null;
  /** Why the machine must be imaged again; null while it is sound. */
  readonly damage: string | null;
  readonly release: string | null;
  /** Devices registered here now. */
  readonly devices: number;
  readonly roles: readonly Role[];
  readonly services: readonly Pick<LabService, 'displayName' | 'state' | 'startType'>[];
}

/** What a person may do with their hands in the server room; one method, one act. */
export class Room {
  readonly #cluster: LabCluster;

  constructor(cluster: LabCluster) {
    this.#cluster = cluster;
  }

  look(server: string): Sight {
    const found = this.#cluster.server(server);
    const { windows, installer, spec } = found;
    return {
      server: windows.name,
      power: windows.power,
      screen: screenOf(found, this.#cluster),
      user: windows.session?.user ?? null,
      disc: this.#cluster.discs.inDriveOf(windows.name),
      installer: installer.stage,
      damage: windows.damage,
      release: windows.facts.callManager,
      devices: this.#cluster.phones.registeredAt(windows.name),
      roles: spec.roles,
      services: windows.services.list().map(({ displayName, state, startType }) => ({ displayName, state, startType })),
    };
  }

  press(server: string, button: string, fields: Readonly<Record<string, string>>): void {
    pressOnScreen(this.#cluster.server(server), this.#cluster, button, fields);
  }

  /** @throws Error when the password is wrong or nobody can log on now. */
  logOn(server: string, user: string, password: string, via: 'console' | 'terminal services' | 'vnc'): void {
    const { windows } = this.#cluster.server(server);
    if (password !== this.#cluster.secrets.administrator) throw new Error('The system could not log you on.');
    if (via === 'terminal services' && !windows.services.isRunning('Terminal Services')) {
      throw new Error('Terminal Services does not answer.');
    }
    windows.logOn(user, via);
  }

  logOff(server: string): void {
    this.#cluster.server(server).windows.logOff();
  }

  insertDisc(server: string, disc: number | string): void {
    const { installer, windows } = this.#cluster.server(server);
    const inserted = this.#cluster.discs.insert(disc, windows.name);
    if (windows.power === 'up') installer.discInserted(inserted);
  }

  removeDisc(server: string): void {
    this.#cluster.discs.remove(this.#cluster.server(server).windows.name);
  }

  pressPower(server: string): void {
    this.#cluster.server(server).windows.pressPower();
  }

  /** @throws Error when the machine has no drive there. */
  pullDrive(server: string, slot: number): void {
    this.#cluster.server(server).windows.drives.pull(slot);
  }

  /** @throws Error when there is no such slot, or a drive in it. */
  insertDrive(server: string, slot: number): void {
    this.#cluster.server(server).windows.drives.insert(slot);
  }

  /** The Services window of Windows. @throws Error when there is no such service. */
  setService(server: string, service: string, wish: { startType?: StartType; run?: boolean }): void {
    const { services, name } = this.#cluster.server(server).windows;
    const found = services.find(service);
    if (!found) throw new Error(`there is no service ${service}`);
    this.#cluster.events.tell({ kind: 'services window', server: name, service: found.displayName, ...wish });
    if (wish.startType) services.setStartType(service, wish.startType, 'person');
    if (wish.run === true) services.start(service, 'person');
    if (wish.run === false) services.stop(service, 'person');
  }

  /** What Service Activation shows for a server. @throws Error while the server does not answer. */
  activation(server: string): readonly ActivationLine[] {
    return listActivation(this.#cluster.server(server));
  }

  /** Ticks services in Service Activation, and Update. @throws Error when one is not listed, or nothing answers. */
  activate(server: string, names: readonly string[]): void {
    activate(this.#cluster.server(server), this.#cluster.events, names);
  }

  /** Somebody changes the configuration in Cisco CallManager Administration, which writes to the publisher. */
  configure(text: string): void {
    this.#cluster.events.tell({ kind: 'change', server: this.#cluster.publisherName, text });
  }

  /** Somebody sets a service parameter there. @throws Error when there is none of that name, or not on that server. */
  setParameter(name: string, value: string, server?: string): void {
    this.#cluster.parameters.set(name, value, server);
    this.configure(`service parameter ${name}${server === undefined ? '' : ` on ${server}`}: ${value}`);
  }

  /** An application is upgraded by its own document; the server reboots at the end. */
  upgradeApplications(server: string): void {
    const { windows } = this.#cluster.server(server);
    this.#cluster.events.tell({ kind: 'application', server: windows.name, phase: 'begun' });
    this.#cluster.clock.after('applicationUpgrade', () => {
      this.#cluster.events.tell({ kind: 'application', server: windows.name, phase: 'done' });
      windows.reboot('installer', 'application upgrade');
    });
  }

  /** @throws Error when the machine is down, nobody is logged on, or there is no CallManager. */
  installServiceRelease(server: string): void {
    installServiceRelease(this.#cluster.server(server), this.#cluster);
  }

  /** @throws Error when the machine is down, or nobody is logged on. */
  installSecurityAgent(server: string): void {
    installSecurityAgent(this.#cluster.server(server), this.#cluster);
  }

  /** Add/Remove Programs of Windows. @throws Error when the program is not there or belongs there. */
  uninstall(server: string, program: string): void {
    uninstall(this.#cluster.server(server), program);
  }

  /** Somebody has all devices register with the backups of their servers. */
  moveDevices(): void {
    this.#cluster.phones.sendToBackups();
  }

  notifyUsers(): void {
    this.#cluster.events.tell({ kind: 'users notified' });
  }
}

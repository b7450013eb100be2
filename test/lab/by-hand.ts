import type { Lab } from '../../lab/build-lab.ts';
import { Room } from '../../lab/room.ts';
import { until } from './lab-fixture.ts';

/** One press in front of a screen: the title that must be there, the button, what is typed. */
export type Press = readonly [title: string, button: string, fields?: Readonly<Record<string, string>>];

const SETUP = 'Cisco CallManager Setup';

/** Somebody who does at the lab's servers what the documents say, or what a test wants instead. */
export class Person {
  readonly lab: Lab;
  readonly room: Room;

  constructor(lab: Lab) {
    this.lab = lab;
    this.room = new Room(lab.cluster);
  }

  windows(server: string) {
    return this.lab.cluster.server(server).windows;
  }

  screen(server: string) {
    return this.room.look(server).screen;
  }

  logOn(server: string): void {
    this.room.logOn(server, 'Administrator', this.lab.cluster.secrets.administrator, 'console');
  }

  /** Stops and disables what disturbs, and reboots. */
  async quiet(server: string): Promise<void> {
    const { services } = this.windows(server);
    const software = this.lab.cluster.server(server).spec.software ?? [];
    for (const name of [...software.flatMap((one) => one.services), 'Terminal Services']) {
      services.stop(name, 'command');
      services.setStartType(name, 'disabled', 'command');
    }
    await this.reboot(server);
  }

  /** Sets the services back that are there, as the last act. */
  restore(server: string): void {
    const software = this.lab.cluster.server(server).spec.software ?? [];
    for (const name of [...software.flatMap((one) => one.services), 'Terminal Services']) {
      if (!this.windows(server).services.find(name)) continue;
      this.room.setService(server, name, { startType: 'automatic', run: true });
    }
  }

  async reboot(server: string, comment = `reboot of ${server}`): Promise<void> {
    this.windows(server).reboot('command', comment);
    await this.untilInService(server);
  }

  async untilInService(server: string): Promise<void> {
    await until(`${server} is in service`, () => {
      const { power, services } = this.windows(server);
      return (
        power === 'up' &&
        services.list().every(({ startType, active, state }) => {
          return startType !== 'automatic' || !active || state === 'running';
        })
      );
    });
  }

  async press(server: string, presses: readonly Press[]): Promise<void> {
    for (const [title, button, fields = {}] of presses) {
      await until(`the window ${title} of ${server}`, () => {
        const { screen } = this.room.look(server);
        return screen.title === title && screen.buttons.includes(button);
      });
      this.room.press(server, button, fields);
    }
  }

  /** The wizard up to its first reboot. */
  pages(server: string): readonly Press[] {
    const { secrets, publisherName } = this.lab.cluster;
    const isPublisher = server === publisherName;
    const twice = (name: string, value: string) => ({ [name]: value, [`Confirm ${name}`]: value });
    return [
      [SETUP, 'Yes'],
      [SETUP, 'OK'],
      ['Welcome', 'Next'],
      ['License Agreement', 'Next', { License: 'I accept the terms in the license agreement' }],
      ['Customer Information', 'Next'],
      [
        'Server Type',
        'Next',
        isPublisher ? {} : { 'Server Type': 'Subscriber', 'Computer name of the publisher': publisherName },
      ],
      [
        'Administrator Password / Private password phrase',
        'Next',
        {
          'Administrator password': secrets.administrator,
          'Private password phrase': secrets.phrase,
          'Confirm private password phrase': secrets.phrase,
        },
      ],
      [
        'Database passwords',
        'Next',
        {
          ...twice('SA password', secrets.sa),
          ...(isPublisher ? twice('Directory Manager password', secrets.directoryManager) : {}),
        },
      ],
      ['Ready to Install', 'Install'],
      [SETUP, 'Yes'],
    ];
  }

  /** Logs on and puts disc 1 in, which starts the installer. */
  startInstaller(server: string): void {
    this.logOn(server);
    this.room.insertDisc(server, 1);
  }

  /** The same on a server on which nothing disturbs. */
  async beginInstaller(server: string): Promise<void> {
    await this.quiet(server);
    this.startInstaller(server);
  }

  /** Logs on after a reboot. */
  async logOnAgain(server: string): Promise<void> {
    await until('the logon window', () => this.screen(server).title === 'Log On to Windows');
    this.logOn(server);
  }

  /** From disc 1 to the log-on after the first reboot of the wizard. */
  async reachCopying(server: string): Promise<void> {
    this.startInstaller(server);
    await this.press(server, this.pages(server));
    await this.logOnAgain(server);
  }

  /** From disc 1 to the second reboot of the wizard, everything as it should be. */
  async install(server: string): Promise<void> {
    await this.reachCopying(server);
    await this.finish(server);
  }

  /** From the first reboot to the end. */
  async goOn(server: string): Promise<void> {
    await this.logOnAgain(server);
    await this.finish(server);
  }

  /** From the installer's question for disc 2 to its last page. */
  async changeDiscs(server: string, restart: 'Yes' | 'No'): Promise<void> {
    for (const disc of [2, 1]) {
      await until(`disc ${disc} is asked for`, () => this.screen(server).text.includes(`Disk ${disc} of 2`));
      this.room.removeDisc(server);
      this.room.insertDisc(server, disc);
      await this.press(server, [[SETUP, 'OK']]);
    }
    await this.press(server, [
      ['Installation Complete', 'Finish'],
      ['Restart Server', restart],
    ]);
  }

  /** The same, and on until the server is in service. */
  async finish(server: string): Promise<void> {
    await this.changeDiscs(server, 'Yes');
    await this.untilInService(server);
    this.room.removeDisc(server);
    this.logOn(server);
  }

  /** One server from begin to end. */
  async upgrade(server: string): Promise<void> {
    await this.quiet(server);
    await this.install(server);
  }

  /** Ticks in Serviceability what the cluster file wants on a server. */
  async activateWanted(server: string): Promise<void> {
    this.room.activate(server, this.lab.cluster.server(server).spec.services ?? []);
    await this.untilInService(server);
  }

  async upgradeApplications(server: string): Promise<void> {
    this.room.upgradeApplications(server);
    await until(`${server} reboots`, () => this.windows(server).power !== 'up');
    await this.untilInService(server);
  }

  /** The whole cluster of the tests, as the documents have it. */
  async upgradeAll(): Promise<void> {
    this.room.notifyUsers();
    for (const server of ['CM-PUB', 'CM-SEC1', 'CM-SUB1']) await this.upgrade(server);
    await this.upgradeApplications('CER-1');
    for (const server of ['CM-PUB', 'CM-SEC1', 'CM-SUB1']) this.restore(server);
  }
}

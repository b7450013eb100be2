import type { LabEvents } from './events.ts';
import type { FaultBoard, FaultName } from './faults.ts';
import type { LabClock } from './lab-clock.ts';
import { SystemLog } from './system-log.ts';
import { SLOW_FACTOR } from './timings.ts';
import type { WindowsServer } from './windows-server.ts';

/** What a look at a server gets: what is so, half of it spoilt, or no line at all. */
export type Speech = 'facts' | 'garbage' | 'nothing';

/** Records of a log of long ago, and of a machine that has run for longer than the one whose place it takes. */
const OLD_RECORDS = 700;
const MORE_RECORDS = 90_000;

const OLD_RELEASE = '3.3(3)';

const OTHER_MACHINE = 'LAB-SPARE';
const OTHER_SID = 'S-1-5-21-1004336348-1177238915-682003330';

/** What a machine is known by, and what stands on its disks. */
interface Self {
  readonly computerName: string;
  readonly machineSid: string;
  readonly log: SystemLog;
}

/** What a server makes of its reboots for whoever looks at it; each lie ends with the next boot, if not before. */
export class RebootLies {
  readonly #server: WindowsServer;
  readonly #clock: LabClock;
  readonly #strikes: (fault: FaultName) => boolean;
  readonly #tell: (text: string, isItself: boolean) => void;
  readonly #oldStartTypes;
  #speech: Speech = 'facts';
  /** The machine itself, while another one is in its place. */
  #self: Self | null = null;

  constructor(server: WindowsServer, clock: LabClock, faults: FaultBoard, events: LabEvents) {
    this.#server = server;
    this.#clock = clock;
    this.#strikes = (fault) => faults.strikes(fault, server.name);
    this.#tell = (text, isItself) => events.tell({ kind: 'machine', server: server.name, text, isItself });
    this.#oldStartTypes = server.services.list().map(({ name, startType }) => ({ name, startType }));
  }

  get speech(): Speech {
    return this.#speech;
  }

  /** How many times longer the shutdown takes. */
  shutDown(): number {
    if (!this.#strikes('garbage-in-shutdown')) return 1;
    this.#speech = 'garbage';
    return SLOW_FACTOR;
  }

  off(): void {
    this.#speech = 'facts';
  }

  /** Before Windows writes down that it has started. */
  boot(): void {
    if (this.#self) {
      this.#become(this.#self);
      this.#self = null;
      this.#tell('its own machine boots again', true);
    }
    if (this.#strikes('comes-back-as-another-machine')) this.#exchange(OTHER_MACHINE);
    if (this.#strikes('comes-back-as-a-namesake')) this.#exchange(this.#server.computerName);
    if (this.#strikes('boots-an-old-image')) this.#bootOldImage();
  }

  /** How many times longer than a boot the services wait for their start; 0: they start with Windows. */
  comeUp(): number {
    if (this.#strikes('answers-with-nothing')) this.#saysNothing();
    return this.#strikes('up-before-its-services') ? SLOW_FACTOR : 0;
  }

  #saysNothing(): void {
    this.#speech = 'nothing';
    this.#clock.after('boot', () => (this.#speech = 'facts'), SLOW_FACTOR);
  }

  #exchange(computerName: string): void {
    const { facts, log } = this.#server;
    this.#self = { computerName: this.#server.computerName, machineSid: facts.machineSid, log };
    this.#become({ computerName, machineSid: OTHER_SID, log: new SystemLog(MORE_RECORDS) });
    this.#tell(`another machine boots at its address, named ${computerName}`, false);
  }

  #become({ computerName, machineSid, log }: Self): void {
    this.#server.computerName = computerName;
    this.#server.facts.machineSid = machineSid;
    this.#server.log = log;
  }

  #bootOldImage(): void {
    const { facts, services } = this.#server;
    if (facts.callManager !== null) facts.callManager = OLD_RELEASE;
    this.#server.log = new SystemLog(OLD_RECORDS);
    for (const { name, startType } of this.#oldStartTypes) {
      if (services.find(name)?.startType !== startType) services.setStartType(name, startType, 'fault');
    }
    this.#tell(`an image of long ago boots, with release ${facts.callManager ?? 'none'}`, true);
  }
}

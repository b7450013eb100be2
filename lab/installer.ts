import type { Disc } from './discs.ts';
import type { Cause } from './happenings.ts';
import { messageWindow } from './installer-dialog.ts';
import type { Message } from './installer-dialog.ts';
import { messageText } from './installer-messages.ts';
import { JUDGES, refusalAtStart } from './installer-refusals.ts';
import type { Entries, Refusal } from './installer-refusals.ts';
import { STAGES, WINDOWS, WORKING, neighbour } from './installer-stages.ts';
import type { InstallerPhase, ScreenWindow, Stage } from './installer-stages.ts';
import { WORK } from './installer-work.ts';
import type { LabCluster } from './lab-cluster.ts';
import { ServicesSetAside } from './services-set-aside.ts';
import type { PowerListener, WindowsServer } from './windows-server.ts';

/** Disc that a stage asks for. */
const DISC_WANTED: Readonly<Partial<Record<Stage, number>>> = { 'disc 2': 2, 'disc 1': 1 };

/** The installation program on one server: the wizard of S2 as windows, and what it does to the machine. */
export class Installer implements PowerListener {
  readonly server: WindowsServer;
  readonly cluster: LabCluster;
  readonly #setAside: ServicesSetAside;
  #stage: Stage | null = null;
  #message: Message | null = null;
  #release = '';
  #isPublisher = true;
  #publisherName = '';
  #wentDown = false;
  #callOff: () => void = () => undefined;

  constructor(server: WindowsServer, cluster: LabCluster) {
    this.server = server;
    this.cluster = cluster;
    this.#setAside = new ServicesSetAside(server.services);
  }

  /** Null while no installation is under way. */
  get stage(): Stage | null {
    return this.#stage;
  }

  get isPublisher(): boolean {
    return this.#isPublisher;
  }

  get publisherName(): string {
    return this.#publisherName;
  }

  get release(): string {
    return this.#release;
  }

  /** The window on the screen; null when the installer shows none. */
  window(): ScreenWindow | null {
    if (this.#message) return messageWindow(this.#message);
    return this.#stage ? (WINDOWS[this.#stage]?.(this.#isPublisher) ?? null) : null;
  }

  /** Disc 1 in the drive starts the installer by itself while somebody is logged on. */
  discInserted(disc: Disc): void {
    if (this.#stage === null && this.#message === null && this.server.session && disc.number === 1) this.run(disc);
  }

  /** Somebody starts the program on the disc. */
  run(disc: Disc): void {
    if (this.#stage !== null) return;
    this.#release = disc.release ?? '';
    this.tell('begun', `release ${this.#release}`);
    this.#refuseOrGoTo(
      disc.number === 1 ? refusalAtStart(this.server, disc) : { message: 'noPackage', then: 'abort' },
      'acknowledge',
    );
  }

  /** @throws Error when the window has no such button, or no such field. */
  press(button: string, entries: Entries): void {
    const window = this.window();
    if (!window?.buttons.includes(button)) throw new Error(`there is no button ${button} on the screen`);
    const unknown = Object.keys(entries).find((name) => !window.fields.some((field) => field.name === name));
    if (unknown) throw new Error(`there is no field ${unknown} on the screen`);
    if (this.#message) return this.#answerMessage(this.#message, button);
    if (button === 'Cancel') return this.#cancel();
    if (button === 'Back') return this.#goTo(neighbour(this.#stage, -1));
    if (button === 'No') return this.#decline();
    const filled = Object.fromEntries(window.fields.map(({ name, value }) => [name, entries[name] ?? value]));
    this.#forward(filled);
  }

  down(cause: Cause): void {
    this.#callOff();
    this.#message = null;
    this.#wentDown = true;
    if (this.#stage === 'first restart' || this.#stage === 'final restart') this.#stage = neighbour(this.#stage, 1);
    else if (this.#stage !== null && this.#stage !== 'log on' && this.#stage !== 'restarting') this.#interrupted(cause);
  }

  up(): void {
    if (this.#stage !== 'restarting' || !this.#wentDown) return;
    this.#stage = null;
    this.#setAside.activate();
    this.cluster.completed(this);
    this.tell('complete', `release ${this.#release}`);
  }

  loggedOn(): void {
    if (this.#stage === 'log on' && this.#wentDown && this.server.session?.user === 'Administrator') {
      this.#goTo('copying');
    }
  }

  tell(phase: InstallerPhase, text: string): void {
    this.cluster.happenings.tell({ kind: 'installer', server: this.server.name, phase, text });
  }

  #forward(entries: Entries): void {
    const stage = this.#stage;
    if (stage === null) return;
    const wanted = DISC_WANTED[stage];
    const disc = this.cluster.discs.inDriveOf(this.server.name);
    if (wanted !== undefined && (disc?.number !== wanted || disc.release !== this.#release)) return;
    const isPublisher = stage === 'server type' ? entries['Server Type'] === 'Publisher' : this.#isPublisher;
    const judged = { server: this.server, cluster: this.cluster, release: this.#release, isPublisher };
    const refusal = JUDGES[stage]?.(entries, { ...judged, publisherName: this.#publisherName }) ?? null;
    if (stage === 'server type') {
      this.#isPublisher = isPublisher;
      this.#publisherName = isPublisher ? this.server.name : (entries['Computer name of the publisher'] ?? '');
    }
    if (stage === 'passwords' && !refusal && isPublisher) {
      this.cluster.secrets.phrase = entries['Private password phrase'] ?? '';
    }
    this.#refuseOrGoTo(refusal, neighbour(this.#stage, 1));
  }

  #refuseOrGoTo(refusal: Refusal | null, stage: Stage): void {
    if (refusal) this.#say(refusal, stage);
    else this.#goTo(stage);
  }

  #goTo(stage: Stage): void {
    this.#stage = stage;
    if (stage === 'first restart') this.tell('installing', `services inactive: ${this.#setAside.deactivate()}`);
    if (stage === 'finish') this.tell('finished', `release ${this.#release}`);
    if (stage === 'log on' || stage === 'restarting') {
      this.#wentDown = false;
      this.tell('restarting', stage);
      this.server.reboot('installer', 'Cisco CallManager Setup');
    }
    if (WORKING.includes(stage)) this.#work(WORK[stage] ?? []);
  }

  #work(steps: readonly ((installer: Installer) => Refusal | null)[]): void {
    const [step, ...rest] = steps;
    if (!step) return this.#goTo(neighbour(this.#stage, 1));
    this.#callOff = this.cluster.clock.after('wizardPhase', () => {
      const refusal = step(this);
      if (refusal) this.#say(refusal, null);
      else this.#work(rest);
    });
  }

  #say(refusal: Refusal, onto: Stage | null): void {
    const services = this.cluster.interferingServices(this.server).join(', ');
    const text = messageText(refusal.message, { publisher: this.#publisherName, services });
    this.#message = { ...refusal, text, onto };
    if (refusal.then === 'abort') this.#stage = null;
    this.tell(refusal.then === 'abort' ? 'failed' : 'message', text);
  }

  #answerMessage(message: Message, button: string): void {
    this.#message = null;
    if (message.then === 'warn' || (message.then === 'ask' && button === 'Yes'))
      this.#goTo(message.onto ?? 'acknowledge');
    else if (message.then === 'ask') this.tell('ended', 'answered No');
  }

  #cancel(): void {
    this.#stage = null;
    this.server.damage = 'the installation was cancelled';
    this.tell('cancelled', this.server.damage);
  }

  #decline(): void {
    if (this.#stage === 'acknowledge') {
      this.#stage = null;
      this.tell('ended', 'answered No');
    } else {
      this.#stage = neighbour(this.#stage, 1);
      this.#wentDown = false;
    }
  }

  #interrupted(cause: Cause): void {
    const begun = STAGES.indexOf(this.#stage ?? 'acknowledge') > STAGES.indexOf('first restart');
    if (begun) this.server.damage = `the machine went down (${cause}) while the installer worked`;
    this.#stage = null;
    this.tell('failed', this.server.damage ?? `the machine went down (${cause}) before Install was pressed`);
  }
}

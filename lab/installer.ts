import type { Disc } from './discs.ts';
import type { Cause } from './events.ts';
import { entriesOf, handsAt, messageWindow, type Message } from './installer-dialog.ts';
import { InstallerLog } from './installer-logs.ts';
import { messageText } from './installer-messages.ts';
import { mishapAt } from './installer-mishaps.ts';
import { JUDGES, refusalAtStart, type Entries, type Refusal } from './installer-refusals.ts';
import {
  DISC_WANTED,
  STAGES,
  WINDOWS,
  WORKING,
  neighbour,
  type InstallerPhase,
  type ScreenWindow,
  type Stage,
} from './installer-stages.ts';
import { WORK, type Component } from './installer-work.ts';
import type { LabCluster } from './lab-cluster.ts';
import { ProgressBar } from './progress-bar.ts';
import { ServicesSetAside } from './services-set-aside.ts';
import type { PowerListener, WindowsServer } from './windows-server.ts';

/** The installation program on one server: the wizard of S2 as windows, and what it does to the machine. */
export class Installer implements PowerListener {
  readonly server: WindowsServer;
  readonly cluster: LabCluster;
  /** What it has installed on this machine already, in an earlier attempt, too. */
  readonly components = new Set<Component>();
  readonly #setAside: ServicesSetAside;
  readonly #log: InstallerLog;
  readonly #bar: ProgressBar;
  #stage: Stage | null = null;
  #message: Message | null = null;
  #release = '';
  #isPublisher = true;
  #publisherName = '';
  #wentDown = false;

  constructor(server: WindowsServer, cluster: LabCluster) {
    this.server = server;
    this.cluster = cluster;
    this.#setAside = new ServicesSetAside(server.services);
    this.#log = new InstallerLog(server.disk, () => server.time.now());
    this.#bar = new ProgressBar(this, (refusal) => this.#refuseOrGoTo(refusal, neighbour(this.#stage, 1)));
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
    const { registration, facts } = this.server;
    const registered = { ...registration, productKey: facts.productKey };
    return this.#stage ? (WINDOWS[this.#stage]?.(this.#isPublisher, registered) ?? null) : null;
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
      disc.number === 1
        ? (refusalAtStart(this.server, disc) ?? mishapAt('start', this))
        : { message: 'noPackage', then: 'abort' },
      'acknowledge',
    );
  }

  /** @throws Error when the window has no such button, or it is grey, or no such field. */
  press(button: string, entries: Entries): void {
    const window = this.window();
    const filled = entriesOf(window, button, entries);
    const { events } = this.cluster;
    if (window) events.tell(handsAt(this.server.name, window, button, entries, this.#message !== null));
    if (this.#message) return this.#answerMessage(this.#message, button);
    if (button === 'Cancel') return this.#cancel();
    if (button === 'Back') return this.#goTo(neighbour(this.#stage, -1));
    return button === 'No' ? this.#decline() : this.#forward(filled);
  }

  down(cause: Cause): void {
    this.#bar.halt();
    this.#message = null;
    this.#wentDown = true;
    if (this.#bar.rest) return;
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
    if (!this.#wentDown || this.server.session?.user !== 'Administrator') return;
    if (this.#stage === 'log on') this.#goTo('copying');
    else if (this.#bar.rest) this.#bar.run(this.#bar.rest);
  }

  tell(phase: InstallerPhase, text: string): void {
    if (!this.server.facts.logFolderForbidden) this.#log.tell(phase, text);
    this.cluster.events.tell({ kind: 'installer', server: this.server.name, phase, text });
  }

  #forward(entries: Entries): void {
    const stage = this.#stage;
    if (stage === null) return;
    const wanted = DISC_WANTED[stage];
    const disc = this.cluster.discs.inDriveOf(this.server.name);
    if (wanted !== undefined && (disc?.number !== wanted || disc.release !== this.#release)) return;
    const isPublisher = stage === 'server type' ? entries['Server Type'] === 'Publisher' : this.#isPublisher;
    const judged = { server: this.server, cluster: this.cluster, release: this.#release, isPublisher };
    const refusal =
      JUDGES[stage]?.(entries, { ...judged, publisherName: this.#publisherName }) ??
      (stage === 'server type' || stage === 'passwords' ? mishapAt(stage, this) : null);
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
    if (WORKING.includes(stage)) this.#bar.run(WORK[stage] ?? []);
  }

  #say(refusal: Refusal, onto: Stage): void {
    const services = this.cluster.interferingServices(this.server).join(', ');
    const address = this.cluster.serverOnNetwork(this.#publisherName)?.address ?? '';
    const text = messageText(refusal.message, { publisher: this.#publisherName, address, services });
    this.#message = { ...refusal, text, onto };
    if (refusal.then === 'abort') this.#stage = null;
    if (refusal.then === 'reboot') this.#wentDown = false;
    this.tell(refusal.then === 'abort' ? 'failed' : 'message', text);
  }

  #answerMessage(message: Message, button: string): void {
    this.#message = null;
    if (message.then === 'reboot' || message.then === 'rerun') return this.#rebootFor(message);
    if (message.then === 'warn' || (message.then === 'ask' && button === 'Yes')) this.#goTo(message.onto);
    else if (message.then === 'ask') this.tell('ended', 'answered No');
  }

  #rebootFor({ then, text }: Message): void {
    // Who has to start it again finds a desktop; who has not, finds it at work after logging on.
    if (then === 'rerun') this.#stage = null;
    this.tell('restarting', text);
    this.server.reboot('installer', 'Cisco CallManager Setup');
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

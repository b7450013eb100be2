import type { StartType } from '../platforms/callmanager4/types/observation.ts';
import type { Role } from '../platforms/callmanager4/types/cluster.ts';
import type { Recorded } from './events.ts';
import type { LabCluster, LabServer } from './lab-cluster.ts';
import { beginsWork } from './rules/rule.ts';
import { CISCO_SERVICES } from './service-catalogue.ts';

/** S1's order of the work, group by group ("Which server in the cluster do I upgrade first"). */
export const GROUPS: readonly Role[] = ['publisher', 'tftp', 'service', 'secondary', 'primary', 'application'];

/** The group that a server is worked on in: the publisher always first, applications alone last. */
export function groupOf({ spec }: LabServer): Role {
  const called = GROUPS.filter((role) => spec.roles.includes(role));
  const serving = called.find((role) => role === 'primary') ?? called.find((role) => role === 'secondary');
  return called.includes('publisher') ? 'publisher' : (serving ?? called[0] ?? 'application');
}

/** What the referee has noted about one server. */
export interface Notes {
  /** The installer has begun and its final restart is not over. */
  installing: boolean;
  /** Install was pressed and the wizard is not yet complete. */
  midway: boolean;
  done: boolean;
  /** It was done before this work began: a server of a cluster that runs the wanted release already. */
  readonly wasDone: boolean;
  /** Work on it has begun: it was rebooted, or its installer started. */
  touched: boolean;
  /** It has booted since the last server was done. */
  rebootedAtTheEnd: boolean;
  /** A service was stopped or disabled since the last boot. */
  unsettled: boolean;
  /** Windows is being shut down. */
  goingDown: boolean;
  /** Comments of the reboots that took place by command. */
  readonly rebootComments: string[];
}

/** What an observer remembers of the work so far. */
export class Observed {
  readonly cluster: LabCluster;
  /** Start types before anything was touched, by server and display name. */
  readonly startTypes: ReadonlyMap<string, ReadonlyMap<string, StartType>>;
  readonly #notes = new Map<string, Notes>();
  usersNotified = false;

  constructor(cluster: LabCluster) {
    this.cluster = cluster;
    this.startTypes = new Map(
      cluster.servers.map(({ windows }) => [
        windows.name,
        new Map(windows.services.list().map(({ displayName, startType }) => [displayName, startType])),
      ]),
    );
    for (const { windows, beginning } of cluster.servers) {
      const wasDone = cluster.procedure !== 'upgrade' && beginning.state !== 'blank';
      this.#notes.set(windows.name, {
        installing: false,
        midway: false,
        done: wasDone,
        wasDone,
        touched: false,
        rebootedAtTheEnd: false,
        unsettled: false,
        goingDown: false,
        rebootComments: [],
      });
    }
  }

  of(server: string): Notes {
    const notes = this.#notes.get(server);
    if (!notes) throw new RangeError(`the referee knows no server ${server}`);
    return notes;
  }

  /** Servers of the groups that come before a server's. */
  before(server: string): readonly LabServer[] {
    const group = GROUPS.indexOf(groupOf(this.cluster.server(server)));
    return this.cluster.servers.filter((other) => GROUPS.indexOf(groupOf(other)) < group);
  }

  /** Servers that cannot do their work at this moment, and why. */
  outOfService(): readonly { readonly server: string; readonly why: string }[] {
    return this.cluster.servers.flatMap((server) => {
      const why = this.#whyOut(server);
      return why ? [{ server: server.windows.name, why }] : [];
    });
  }

  /** A subscriber's CallManager upgrade is under way anywhere between the first one's begin and the last one's end. */
  subscribersUnderWay(): boolean {
    const subscribers = this.cluster.servers.filter(
      (server) => !['publisher', 'application'].includes(groupOf(server)),
    );
    const notes = subscribers.map(({ windows }) => this.of(windows.name));
    const begun = notes.some(({ installing, done, wasDone }) => installing || (done && !wasDone));
    return begun && notes.some(({ done }) => !done);
  }

  note(event: Recorded): void {
    const server = beginsWork(event);
    if (server !== null) this.of(server).touched = true;
    if (event.kind === 'users notified') this.usersNotified = true;
    if (event.kind === 'installer') this.#noteInstaller(event.server, event.phase);
    if (event.kind === 'application' && event.phase === 'done') this.#noteApplication(event.server);
    if (event.kind === 'reboot' && event.cause === 'command') {
      this.of(event.server).rebootComments.push(event.comment);
    }
    if (event.kind === 'power') this.of(event.server).goingDown = event.state === 'shutting down';
    if (event.kind === 'power' && event.state === 'booting') this.#noteBoot(this.of(event.server));
    const disables = event.kind === 'start type' && event.startType === 'disabled';
    const stops = event.kind === 'service' && event.state === 'stopping' && event.cause === 'command';
    if (disables || stops) this.of(event.server).unsettled = true;
  }

  /** On any other server it was something on top of CallManager, such as a service release, and upgraded nothing. */
  #noteApplication(server: string): void {
    if (groupOf(this.cluster.server(server)) === 'application') this.of(server).done = true;
  }

  #noteBoot(notes: Notes): void {
    notes.unsettled = false;
    notes.rebootedAtTheEnd = [...this.#notes.values()].every(({ done }) => done);
  }

  #noteInstaller(server: string, phase: string): void {
    const notes = this.of(server);
    if (phase === 'begun') notes.installing = true;
    if (phase === 'installing') notes.midway = true;
    if (phase === 'complete') Object.assign(notes, { installing: false, midway: false, done: true });
    if (phase === 'ended' || (phase === 'failed' && !notes.midway)) notes.installing = false;
  }

  #whyOut({ windows }: LabServer): string | null {
    if (windows.power !== 'up') return `it is ${windows.power}`;
    if (this.of(windows.name).installing) return 'its installation is under way';
    if (windows.damage) return windows.damage;
    const own = CISCO_SERVICES.map(({ name }) => windows.services.find(name));
    const away = own.find(
      (service) => service?.active && service.startType === 'automatic' && service.state !== 'running',
    );
    return away ? `${away.displayName} does not run` : null;
  }
}

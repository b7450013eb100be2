import type { InterferingClass } from '../platforms/callmanager4/types/cluster.ts';
import type { Procedure } from '../platforms/callmanager4/types/procedure.ts';
import { beginningsOf, type Beginning, type Scene } from './beginnings.ts';
import { discLabelsOf, subscribersOf, type ClusterSpec, type ServerSpec } from './cluster-spec.ts';
import { Discs, discSet } from './discs.ts';
import { FaultBoard, type FaultSetting } from './faults.ts';
import { LabEvents } from './events.ts';
import { Installer } from './installer.ts';
import { LabClock } from './lab-clock.ts';
import { makeServer } from './make-server.ts';
import { registrationOf } from './registration.ts';
import { Phones, homesOf } from './phones.ts';
import { Replication } from './replication.ts';
import { linkAfterRestoration } from './restored-links.ts';
import { CALLMANAGER } from './service-catalogue.ts';
import { ServiceParameters } from './service-parameters.ts';
import type { WindowsServer } from './windows-server.ts';

/** What is written on the paper in the sealed envelope of the server room. */
export interface Secrets {
  readonly administrator: string;
  phrase: string;
  readonly sa: string;
  readonly directoryManager: string;
}

export interface LabServer {
  readonly spec: ServerSpec;
  readonly windows: WindowsServer;
  readonly installer: Installer;
  readonly beginning: Beginning;
}

/** Services through which somebody could look in during an installation. */
const WAYS_IN = ['Terminal Services', 'VNC Server', 'WinVNC'];

/** The whole physical world of one cluster: servers, discs, phones, replication, and what happens to them. */
export class LabCluster {
  readonly spec: ClusterSpec;
  /** What is rehearsed. */
  readonly procedure: Procedure;
  readonly clock: LabClock;
  readonly events = new LabEvents();
  readonly faults: FaultBoard;
  readonly discs: Discs;
  readonly replication: Replication;
  readonly phones: Phones;
  readonly parameters: ServiceParameters;
  readonly servers: readonly LabServer[];
  readonly publisherName: string;
  /** What a command about a server has printed last, by its name. */
  readonly printed = new Map<string, string>();
  readonly secrets: Secrets;
  /** Subscribers that fetch the database at this moment. */
  readonly #pulling = new Set<string>();

  /** @throws RangeError when the scene names a blank server that there is not, or none where one must be named. */
  constructor(spec: ClusterSpec, secrets: Secrets, faults: readonly FaultSetting[], pace: number, scene: Scene) {
    this.spec = spec;
    this.procedure = scene.procedure;
    this.secrets = { ...secrets };
    this.clock = new LabClock(pace);
    this.faults = new FaultBoard(faults, this.events);
    this.discs = new Discs(discSet(spec.to, discLabelsOf(spec)), this.events);
    this.publisherName = spec.servers.find(({ roles }) => roles.includes('publisher'))?.name ?? '';
    const beginnings = beginningsOf(spec, scene);
    this.servers = spec.servers.map((server) => this.#build(server, beginnings));
    for (const { server } of faults) this.server(server);
    this.replication = this.#replicate();
    this.parameters = this.#parametrize();
    const isAtWork = scene.procedure === 'upgrade';
    this.phones = new Phones(homesOf(spec), (name) => this.#serves(name), this.clock, this.events, isAtWork);
  }

  /** @throws RangeError when the lab has no server of that name. */
  server(name: string): LabServer {
    const server = this.#find(name);
    if (!server) throw new RangeError(`the lab has no server ${name}`);
    return server;
  }

  hasServer(name: string): boolean {
    return this.#find(name) !== undefined;
  }

  /** The server of that name, if it answers on the network; faults that hide it are asked for, too. */
  serverOnNetwork(name: string): WindowsServer | undefined {
    const server = this.#find(name)?.windows;
    return server?.power === 'up' ? server : undefined;
  }

  /** Display names of running services of the software that disturbs the installer. */
  interferingServices(server: WindowsServer): readonly string[] {
    return this.#running(server).flatMap(({ services }) => services);
  }

  /** Classes of the disturbing software that runs on a server. */
  interferingClasses(server: WindowsServer): readonly InterferingClass[] {
    return this.#running(server).map((software) => software.class);
  }

  /** In this lab somebody always tries to look in during an installation. */
  visitorGetsIn(server: WindowsServer): boolean {
    return WAYS_IN.some((service) => server.services.isRunning(service));
  }

  /** A subscriber fetched the database; two at the same time end with a copy that does not replicate. */
  pulled(subscriber: string): void {
    for (const other of this.#pulling) {
      this.replication.breakCopy(other);
      this.replication.breakCopy(subscriber);
    }
    this.#pulling.add(subscriber);
  }

  databaseMigrated(server: WindowsServer): void {
    if (server.name !== this.publisherName) return;
    if (!this.faults.strikes('database-not-renamed', server.name)) this.replication.migrate();
    this.parameters.migrate(this.faults.strikes('parameter-lost', server.name));
  }

  /** An installation has ended with its final restart. */
  completed(installer: Installer): void {
    this.#pulling.delete(installer.server.name);
    if (!installer.isPublisher) this.replication.subscribe(installer.server.name);
  }

  stop(): void {
    this.clock.stop();
  }

  #parts() {
    return { clock: this.clock, events: this.events, faults: this.faults };
  }

  #build(spec: ServerSpec, beginnings: ReadonlyMap<string, Beginning>): LabServer {
    const beginning = beginnings.get(spec.name);
    if (!beginning) throw new RangeError(`nobody said how ${spec.name} begins`);
    const registration = registrationOf(this.spec, spec);
    const isOutdated = this.faults.strikes('old-address-in-files', spec.name);
    const preparation = { registration, to: this.spec.to, named: this.spec, isOutdated };
    const windows = makeServer(spec, beginning, preparation, this.#parts());
    const installer = new Installer(windows, this);
    windows.onPower(installer);
    return { spec, windows, installer, beginning };
  }

  /** A blank publisher holds no links, and a blank subscriber has none. */
  #replicate(): Replication {
    const linked = subscribersOf(this.spec).filter((name) => this.server(name).beginning.state !== 'blank');
    const isPublisherBlank = this.#find(this.publisherName)?.beginning.state === 'blank';
    const replication = new Replication('CCM0300', isPublisherBlank ? [] : linked, {
      ...this.#parts(),
      world: {
        canReplicate: (name) => this.#canReplicate(name),
        now: () => this.#publisher()?.time.now() ?? new Date(),
      },
    });
    if (isPublisherBlank) linkAfterRestoration(this.publisherName, linked, this.events, replication);
    // Nothing of this procedure sets a link up anew, so a link that is to be broken is so from the beginning.
    if (this.procedure === 'verify-subscriptions') replication.findBroken();
    return replication;
  }

  /** A cluster that runs the wanted release has the parameters as its upgrade left them; a new one, the suggestions. */
  #parametrize(): ServiceParameters {
    const servers = [this.publisherName, ...subscribersOf(this.spec)];
    const parameters = new ServiceParameters(servers, this.procedure !== 'install');
    if (this.procedure !== 'upgrade') parameters.migrate(false);
    return parameters;
  }

  #find(name: string): LabServer | undefined {
    return this.servers.find(({ windows }) => windows.name.toLowerCase() === name.toLowerCase());
  }

  #publisher(): WindowsServer | undefined {
    return this.#find(this.publisherName)?.windows;
  }

  #running(server: WindowsServer) {
    const software = this.server(server.name).spec.software ?? [];
    return software
      .map(({ services, ...rest }) => ({
        ...rest,
        services: services.filter((name) => server.services.isRunning(name)),
      }))
      .filter(({ services }) => services.length > 0);
  }

  #serves(name: string): boolean {
    return this.serverOnNetwork(name)?.services.isRunning(CALLMANAGER) ?? false;
  }

  #canReplicate(subscriber: string): boolean {
    const ends = [this.publisherName, subscriber].map((name) => this.serverOnNetwork(name));
    return ends.every((server) => server?.services.isRunning('SQLSERVERAGENT') === true);
  }
}

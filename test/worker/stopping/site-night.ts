import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import { Client } from '@temporalio/client';
import type { Preflight } from '../../../cli/render/preflight.ts';
import { makeRehearsalSite, type RehearsalSite } from '../../../cli/rehearsal/rehearsal-site.ts';
import { signForPeople } from '../../../cli/rehearsal/sign-for-people.ts';
import { startRun } from '../../../cli/temporal/start-run.ts';
import { readSettings } from '../../../config/settings.ts';
import { siteReader } from '../../../config/site-file/load-site-file.ts';
import { startLab, type Lab } from '../../../lab/build-lab.ts';
import { consoleAt } from '../../../lab/console-client.ts';
import type { Recorded } from '../../../lab/events.ts';
import type { FaultSetting } from '../../../lab/faults.ts';
import { temporalRun, type RobotRun } from '../../../lab/robot-run.ts';
import { startRobots, type RobotOptions, type Robots } from '../../../lab/robots.ts';
import type { Person } from '../../../plan/types/cluster.ts';
import { loadClusterFile } from '../../../platforms/callmanager4/cluster-file/load-cluster-file.ts';
import { connectClient } from '../../../worker/temporal/connect-client.ts';
import { findTemporal } from '../../../worker/temporal/find-binary.ts';
import { startTemporal } from '../../../worker/temporal/start-server.ts';
import { workflowIdOf } from '../../../workflows/messages.ts';
import { runCcmctl, type ProgramRun } from '../../cli/run-ccmctl.ts';
import { SiteWorker } from './site-worker.ts';

const EXAMPLE = fileURLToPath(new URL('../../../config/examples/demo-two-servers.yaml', import.meta.url));

/** The order of events is what is looked at: physical things go fast, and no limit is reached by a busy machine. */
const DURATIONS = { subscriptionsSettle: '2s', rebootSettle: '1s', rebootLimit: '90s', serviceStartLimit: '30s' };

interface Parts {
  readonly address: string;
  readonly client: Client;
  readonly lab: Lab;
  readonly site: RehearsalSite;
  readonly name: string;
  readonly people: readonly Person[];
}

/** A site with two servers in a lab, its Temporal, its workers as it runs them, and its people. */
export class SiteNight {
  readonly #ends: (() => unknown)[] = [];
  worker!: SiteWorker;

  readonly address: string;
  readonly client: Client;
  readonly lab: Lab;
  readonly site: RehearsalSite;
  readonly cluster: string;
  readonly #people: readonly Person[];

  private constructor({ address, client, lab, site, ...cluster }: Parts) {
    this.address = address;
    this.client = client;
    this.lab = lab;
    this.site = site;
    this.cluster = cluster.name;
    this.#people = cluster.people;
  }

  static async begin(faults: readonly FaultSetting[] = [], pace = 0.25): Promise<SiteNight> {
    const temporal = await startTemporal({ binary: await findTemporal(readSettings()), ui: false });
    const connection = await connectClient({ address: temporal.address });
    const lab = await startLab({ clusterFile: EXAMPLE, faults, pace, durations: DURATIONS });
    const { cluster } = await loadClusterFile(lab.clusterFile);
    const site = await makeRehearsalSite(lab.clusterFile, cluster.people);
    const client = new Client({ connection });
    const { name, people } = cluster;
    const night = new SiteNight({ address: temporal.address, client, lab, site, name, people });
    night.#ends.push(
      () => temporal.stop(),
      () => connection.close(),
      () => lab.stop(),
      () => site.remove(),
      () => night.worker.end(),
    );
    return night;
  }

  async end(): Promise<void> {
    for (const end of this.#ends.splice(0).reverse()) await Promise.resolve(end()).catch(() => undefined);
  }

  async startWorker(how?: { readonly root: string; readonly caches: string }): Promise<SiteWorker> {
    this.worker = await SiteWorker.start(this.address, this.site.siteFile, how);
    return this.worker;
  }

  /** Starts a run, whose people do what they are asked; `change` wraps how they reach it. */
  async run(options: Partial<RobotOptions> = {}, change = (run: RobotRun): RobotRun => run): Promise<Robots> {
    const { cluster, content } = await loadClusterFile(this.site.clusterFile, await siteReader(this.site.siteFile)());
    const input = { cluster: content, by: this.site.requester };
    await startRun(this.client, { cluster, procedure: 'upgrade', input });
    return this.peopleOf(options, change);
  }

  /** People for the run that goes on. */
  peopleOf(options: Partial<RobotOptions> = {}, change = (run: RobotRun): RobotRun => run): Robots {
    const run = change(signForPeople(temporalRun(this.client, this.cluster), this.site.keyOf));
    const robots = startRobots({
      ...{ run, console: consoleAt(this.lab.consoleUrl), people: this.#people, reactionMilliseconds: 50 },
      ...options,
    });
    this.#ends.push(() => robots.stop());
    return robots;
  }

  /** The run of the cluster, whichever of its chain is the newest. */
  get handle() {
    return this.client.workflow.getHandle(workflowIdOf(this.cluster));
  }

  /** Resolves with the next event in the lab of which this is true. */
  happens(isIt: (event: Recorded) => boolean): Promise<Recorded> {
    return new Promise((resolve) => this.lab.cluster.events.listen((event) => void (isIt(event) && resolve(event))));
  }

  ccmctl(...words: readonly string[]): Promise<ProgramRun> {
    return runCcmctl(words, { env: { TEMPORAL_ADDRESS: this.address } });
  }

  /** Temporal's own command. */
  async temporal(...words: readonly string[]): Promise<string> {
    const { stdout } = await promisify(execFile)(await findTemporal(readSettings()), [
      ...words,
      ...['--address', this.address, '--workflow-id', workflowIdOf(this.cluster)],
    ]);
    return stdout;
  }

  /** What `ccmctl preflight` says of the servers as they are now. */
  async preflight(): Promise<Preflight> {
    const { clusterFile, siteFile } = this.site;
    const { stdout } = await this.ccmctl('preflight', clusterFile, '--site-file', siteFile, '--json');
    return JSON.parse(stdout) as Preflight;
  }
}

import type { FaultBoard } from './faults.ts';
import type { LabEvents } from './events.ts';
import type { LabClock } from './lab-clock.ts';
import { SLOW_FACTOR } from './timings.ts';

/** Run status of an agent of SQL Server 2000, as MSdistribution_history numbers it. */
export const RUN_STATUS = { start: 1, succeed: 2, inProgress: 3, idle: 4, retry: 5, fail: 6 } as const;

/** Status of an article in MSsubscriptions. */
export const ARTICLE_STATUS = { inactive: 0, subscribed: 1, active: 2 } as const;

export interface Subscription {
  readonly subscriber: string;
  readonly database: string;
  runStatus: number;
  /** By the publisher's clock. */
  at: Date;
  comment: string;
  /** How many articles have which status. */
  articles: ReadonlyMap<number, number>;
}

const ARTICLES = 312;

const MESSAGE_INTERVAL = 60_000;

const GOOD = 'No replicated transactions are available.';
const FAILED = 'The process could not connect to Subscriber.';
const COPYING = 'Bulk copying snapshot data.';

/** Name of the database after an upgrade: CCM0301 follows CCM0300 (S1, "About the Database"). */
export const nextDatabase = (name: string): string =>
  `${name.slice(0, 3)}${String(Number(name.slice(3)) + 1).padStart(4, '0')}`;

/** What replication asks of the servers. */
export interface ReplicationWorld {
  /** Whether the publisher's agents can work and reach this subscriber's. */
  canReplicate(subscriber: string): boolean;
  /** The publisher's clock. */
  now(): Date;
}

export interface ReplicationParts {
  readonly clock: LabClock;
  readonly events: LabEvents;
  readonly faults: FaultBoard;
  readonly world: ReplicationWorld;
}

/** Transactional replication of SQL Server 2000: one publication, one pull subscription per subscriber. */
export class Replication {
  readonly #parts: ReplicationParts;
  readonly #subscriptions = new Map<string, Subscription>();
  readonly #broken = new Set<string>();
  /** Subscribers whose links no repair mends. */
  readonly #beyondRepair = new Set<string>();
  #database: string;
  /** Its name before anything was done. */
  readonly firstDatabase: string;

  constructor(database: string, subscribers: readonly string[], parts: ReplicationParts) {
    this.#parts = parts;
    this.#database = database;
    this.firstDatabase = database;
    for (const subscriber of subscribers) this.#write(subscriber, RUN_STATUS.idle, GOOD, ARTICLE_STATUS.active);
  }

  /** Name of the publisher's database, such as `CCM0300`. */
  get database(): string {
    return this.#database;
  }

  subscriptions(): readonly Readonly<Subscription>[] {
    for (const subscription of this.#subscriptions.values()) this.#beat(subscription);
    return [...this.#subscriptions.values()];
  }

  /** An agent at work writes its last row anew once a minute, by the clock as it is then. */
  #beat(subscription: Subscription): void {
    const { world } = this.#parts;
    const isAtWork = subscription.runStatus === RUN_STATUS.idle || subscription.runStatus === RUN_STATUS.inProgress;
    const age = world.now().getTime() - subscription.at.getTime();
    if (!isAtWork || !world.canReplicate(subscription.subscriber) || (age >= 0 && age < MESSAGE_INTERVAL)) return;
    subscription.at = age < 0 ? world.now() : new Date(world.now().getTime() - (age % MESSAGE_INTERVAL));
  }

  /** The publisher was upgraded: the database gets the next name (S1, "About the Database"). */
  migrate(): void {
    this.#database = nextDatabase(this.#database);
    this.#tell('', `the database is ${this.#database} now`);
  }

  /** A copy that was fetched while another one was, is no whole copy. */
  breakCopy(subscriber: string): void {
    this.#broken.add(subscriber);
  }

  /** Links that a fault is set for are broken as they stand. */
  findBroken(): void {
    for (const { subscriber } of this.subscriptions()) if (this.#isToFail(subscriber)) this.#fail(subscriber);
  }

  /** A subscriber came back from its final restart and synchronizes with the database of today. */
  subscribe(subscriber: string): void {
    this.#write(subscriber, RUN_STATUS.start, 'Initializing', ARTICLE_STATUS.subscribed);
    this.#synchronize(subscriber);
  }

  /** sp_reinitsubscription: the subscription waits for the next snapshot; `all` means every one. */
  reinitialize(subscriber: string): void {
    for (const { subscriber: name } of this.subscriptions()) {
      if (subscriber !== 'all' && subscriber.toLowerCase() !== name.toLowerCase()) continue;
      this.#broken.delete(name);
      this.#write(
        name,
        RUN_STATUS.idle,
        'The subscription was marked for reinitialization.',
        ARTICLE_STATUS.subscribed,
      );
      this.#tell(name, 'reinitialized');
    }
  }

  /** The snapshot agent's job: every subscription that waits for a snapshot gets it. */
  startSnapshot(): void {
    this.#tell('', 'snapshot agent started');
    for (const { subscriber, articles } of this.subscriptions()) {
      if (articles.has(ARTICLE_STATUS.subscribed)) this.#synchronize(subscriber);
    }
  }

  #synchronize(subscriber: string): void {
    const { clock, faults } = this.#parts;
    const factor = faults.strikes('slow-replication', subscriber) ? SLOW_FACTOR : 1;
    clock.after('replication', () => this.#copy(subscriber), factor / 3);
    clock.after('replication', () => this.#end(subscriber), factor);
  }

  #copy(subscriber: string): void {
    if (this.#subscriptions.get(subscriber)?.runStatus === RUN_STATUS.fail) return;
    this.#write(subscriber, RUN_STATUS.inProgress, COPYING, ARTICLE_STATUS.subscribed);
  }

  #end(subscriber: string): void {
    const { clock, world } = this.#parts;
    if (!world.canReplicate(subscriber)) {
      this.#write(subscriber, RUN_STATUS.retry, FAILED, ARTICLE_STATUS.subscribed);
      clock.after('replication', () => this.#end(subscriber));
    } else if (this.#isToFail(subscriber)) {
      this.#fail(subscriber);
    } else {
      this.#write(subscriber, RUN_STATUS.idle, GOOD, ARTICLE_STATUS.active);
      this.#tell(subscriber, 'synchronized');
    }
  }

  #isToFail(subscriber: string): boolean {
    const { faults } = this.#parts;
    if (faults.strikes('subscription-stays-broken', subscriber)) this.#beyondRepair.add(subscriber);
    const isBroken = this.#broken.has(subscriber) || this.#beyondRepair.has(subscriber);
    return faults.strikes('subscription-fails', subscriber) || isBroken;
  }

  #fail(subscriber: string): void {
    this.#write(subscriber, RUN_STATUS.fail, FAILED, ARTICLE_STATUS.subscribed);
    this.#tell(subscriber, 'failed');
  }

  #write(subscriber: string, runStatus: number, comment: string, article: number): void {
    this.#subscriptions.set(subscriber, {
      subscriber,
      database: this.#database,
      runStatus,
      at: this.#parts.world.now(),
      comment,
      articles: new Map([[article, ARTICLES]]),
    });
  }

  #tell(server: string, text: string): void {
    this.#parts.events.tell({ kind: 'replication', server, text });
  }
}

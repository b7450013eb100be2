/** What is known of a connection by whoever keeps it. */
export interface Connection {
  /** Whether it may be given to whoever comes next. */
  readonly usable: boolean;
  close(): void;
}

interface Kept<T> {
  readonly opening: Promise<T>;
  opened?: T;
  /** Those who work over it or wait for it to open: while there is one, it is neither idle nor closed. */
  users: number;
  idle?: NodeJS.Timeout;
}

/** Connections by name: opened when first asked for, shared by all who come while they stand, kept a while when idle. */
export class SharedConnections<T extends Connection> {
  readonly #kept = new Map<string, Kept<T>>();
  readonly #idleMs: number;

  /** @param idleMs how long a connection is kept after the last user has left it */
  constructor(idleMs: number) {
    this.#idleMs = idleMs;
  }

  /**
   * Works over the connection of that name, which stays open until the work has ended.
   * @throws whatever `open` throws, to all who wait for it; the next to come opens anew
   */
  async use<R>(name: string, open: () => Promise<T>, work: (connection: T) => Promise<R>): Promise<R> {
    const kept = this.#kept.get(name) ?? this.#open(name, open);
    kept.users += 1;
    clearTimeout(kept.idle);
    try {
      return await work(await kept.opening);
    } finally {
      this.#leave(name, kept);
    }
  }

  /** Ends all connections, those in use too. */
  async close(): Promise<void> {
    const kept = [...this.#kept.values()];
    this.#kept.clear();
    for (const { idle } of kept) clearTimeout(idle);
    for (const opened of await Promise.allSettled(kept.map(({ opening }) => opening))) {
      if (opened.status === 'fulfilled') opened.value.close();
    }
  }

  #open(name: string, open: () => Promise<T>): Kept<T> {
    const kept: Kept<T> = { opening: open(), users: 0 };
    this.#kept.set(name, kept);
    kept.opening.then(
      (opened) => (kept.opened = opened),
      () => this.#forget(name, kept),
    );
    return kept;
  }

  #leave(name: string, kept: Kept<T>): void {
    kept.users -= 1;
    if (!kept.opened?.usable) this.#forget(name, kept);
    if (kept.users > 0) return;
    if (this.#kept.get(name) !== kept) {
      kept.opened?.close();
      return;
    }
    kept.idle = setTimeout(() => {
      this.#forget(name, kept);
      kept.opened?.close();
    }, this.#idleMs);
    kept.idle.unref();
  }

  #forget(name: string, kept: Kept<T>): void {
    if (this.#kept.get(name) === kept) this.#kept.delete(name);
  }
}

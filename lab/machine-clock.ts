/** Time as a machine keeps it: a count since its boot that nobody can set, and a clock that anybody can. */
export class MachineClock {
  #bootedAt: number;
  #offset = 0;
  /** What it tells of its boot; another moment where it has kept the one of before. */
  #toldBoot: number;
  #boots = 0;

  /** @param upMs how long the machine has been up already */
  constructor(upMs: number) {
    this.#bootedAt = Date.now() - upMs;
    this.#toldBoot = this.#bootedAt;
  }

  /** The machine's own clock. */
  now(): Date {
    return new Date(Date.now() + this.#offset);
  }

  /** Milliseconds since the boot, whatever the clock says. */
  get uptimeMs(): number {
    return Date.now() - this.#bootedAt;
  }

  /** As Windows tells it: the uptime taken from the clock, so that it moves whenever the clock is set. */
  get bootTime(): Date {
    return new Date(this.#toldBoot + this.#offset);
  }

  /** How often it has booted so far, which is the truth that no clock tells. */
  get boots(): number {
    return this.#boots;
  }

  /** Sets the clock forward, or back. */
  step(ms: number): void {
    this.#offset += ms;
  }

  /** @param keepsTold it goes on to tell the boot of before */
  boot(keepsTold = false): void {
    this.#bootedAt = Date.now();
    if (!keepsTold) this.#toldBoot = this.#bootedAt;
    this.#boots += 1;
  }
}

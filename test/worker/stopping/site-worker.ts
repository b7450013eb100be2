import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** This tree; a worker of another one is given its root. */
export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** How a worker has ended. */
export interface Ended {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly said: string;
}

/** `ccmctl worker` as a site runs it, in a process of its own. */
export class SiteWorker {
  readonly #child: ChildProcess;
  readonly ended: Promise<Ended>;
  #said = '';

  private constructor(child: ChildProcess) {
    this.#child = child;
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => (this.#said += text));
    this.ended = once(child, 'close').then(([exitCode, signal]) => ({
      exitCode: exitCode as number | null,
      signal: signal as NodeJS.Signals | null,
      said: this.#said,
    }));
  }

  /** Starts one, and waits until it listens. */
  static async start(
    address: string,
    siteFile: string,
    how: { readonly root?: string; readonly caches?: string } = {},
  ): Promise<SiteWorker> {
    const { root = ROOT, caches } = how;
    const child = spawn(process.execPath, [join(root, 'bin/ccmctl.js'), 'worker', '--site-file', siteFile], {
      cwd: root,
      env: {
        ...process.env,
        TEMPORAL_ADDRESS: address,
        TEMPORAL_CONFIG_FILE: '/dev/null',
        ...(caches && { XDG_CACHE_HOME: caches }),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const worker = new SiteWorker(child);
    const listens = new Promise<void>((resolve) => {
      child.stdout.on('data', () => void (worker.#said.includes('Ctrl-C ends it') && resolve()));
    });
    const early = worker.ended.then(({ said }) => Promise.reject(new Error(`the worker did not start: ${said}`)));
    early.catch(() => undefined);
    await Promise.race([listens, early]);
    return worker;
  }

  signal(name: NodeJS.Signals): void {
    this.#child.kill(name);
  }

  /** Until it has said such a thing. */
  async untilSaid(words: string): Promise<void> {
    while (!this.#said.includes(words))
      await Promise.race([once(this.#child.stderr as NodeJS.ReadableStream, 'data'), this.ended]);
  }

  async end(): Promise<Ended> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) this.signal('SIGTERM');
    return this.ended;
  }
}

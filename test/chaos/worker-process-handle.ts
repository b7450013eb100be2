import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Announcement, GoOn } from './announcement.ts';

const PROGRAM = fileURLToPath(new URL('worker-process.ts', import.meta.url));

/** A worker in a process of its own, which waits wherever it announces itself. */
export class WorkerProcess {
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess) {
    this.#child = child;
  }

  /** @param onAnnounced is told where it stands; it waits until `goOn` */
  static async start(
    address: string,
    siteFile: string,
    onAnnounced: (worker: WorkerProcess, announcement: Announcement) => void,
  ): Promise<WorkerProcess> {
    const child = fork(PROGRAM, [address, siteFile], {
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const worker = new WorkerProcess(child);
    const ready = new Promise<void>((resolve, reject) => {
      child.on('message', (message: Announcement | 'ready') => {
        if (message === 'ready') resolve();
        else onAnnounced(worker, message);
      });
      child.on('exit', (code, signal) => reject(new Error(`the worker ended before it was ready (${code ?? signal})`)));
    });
    await ready;
    return worker;
  }

  /** A worker that was killed in this moment is not there to be told. */
  goOn({ number }: GoOn): void {
    if (this.#child.connected) this.#child.send({ number } satisfies GoOn, () => undefined);
  }

  /** @returns whether it was there to be struck */
  signal(name: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): boolean {
    return this.#child.kill(name);
  }

  async died(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) await once(this.#child, 'exit');
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    this.#child.kill('SIGTERM');
    await this.died();
  }
}

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { setTimeout as sleep } from 'node:timers/promises';
import { doesListen, freePort } from '../../worker/temporal/free-ports.ts';
import { startTemporal, type RunningTemporal } from '../../worker/temporal/start-server.ts';

/** A Temporal server on a database file, which can be killed as by a power cut, and comes back at the same address. */
export class TemporalThatDies {
  readonly #binary: string;
  readonly #databaseFile: string;
  readonly port: number;
  #running: RunningTemporal;

  private constructor(binary: string, databaseFile: string, port: number, running: RunningTemporal) {
    this.#binary = binary;
    this.#databaseFile = databaseFile;
    this.port = port;
    this.#running = running;
  }

  static async start(binary: string, databaseFile: string): Promise<TemporalThatDies> {
    const port = await freePort();
    const running = await startTemporal({ binary, databaseFile, ui: false, ports: { grpc: port } });
    return new TemporalThatDies(binary, databaseFile, Number(running.address.split(':').at(-1)), running);
  }

  /** @returns processes that were killed */
  async kill(): Promise<number> {
    const { stdout } = await promisify(execFile)('pgrep', ['-f', `server start-dev.*${this.#databaseFile}`]);
    const ids = stdout.split('\n').filter((line) => line !== '' && Number(line) !== process.pid);
    for (const id of ids) process.kill(Number(id), 'SIGKILL');
    await this.#running.stop();
    return ids.length;
  }

  async comeBack(): Promise<void> {
    while (await doesListen(this.port)) await sleep(50);
    this.#running = await startTemporal({
      binary: this.#binary,
      databaseFile: this.#databaseFile,
      ui: false,
      ports: { grpc: this.port },
    });
    if (!this.#running.address.endsWith(`:${this.port}`)) throw new Error('Temporal came back at another port');
  }

  stop(): Promise<void> {
    return this.#running.stop();
  }
}

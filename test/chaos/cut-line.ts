import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { once } from 'node:events';

/** A line of the network that can be cut: it passes everything on to one port of this machine. */
export class CutLine {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #isDown = false;
  #refused = 0;

  private constructor(to: number) {
    this.#server = createServer((near) => {
      if (this.#isDown) {
        this.#refused += 1;
        near.destroy();
        return;
      }
      const far = connect(to, '127.0.0.1');
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.#sockets.add(one);
        one.pipe(other);
        one.on('error', () => other.destroy());
        one.on('close', () => {
          this.#sockets.delete(one);
          other.destroy();
        });
      }
    });
  }

  static async open(to: number): Promise<CutLine> {
    const line = new CutLine(to);
    line.#server.listen(0, '127.0.0.1');
    await once(line.#server, 'listening');
    return line;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Ends every connection; the next ones come about. @returns how many there were */
  break(): number {
    const cut = this.#sockets.size / 2;
    for (const socket of this.#sockets) socket.destroy();
    return cut;
  }

  /** Ends every connection, and lets none come about until `up`. */
  down(): number {
    this.#isDown = true;
    return this.break();
  }

  /** @returns how many wanted to come about meanwhile */
  up(): number {
    this.#isDown = false;
    const refused = this.#refused;
    this.#refused = 0;
    return refused;
  }

  /** Passes nothing on, and says so to nobody: neither end hears of it. */
  stall(): void {
    for (const socket of this.#sockets) socket.unpipe().pause();
  }

  close(): void {
    this.down();
    this.#server.close();
  }
}

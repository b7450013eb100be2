import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import type { Endpoint } from '../../../plan/types/endpoint.ts';

export interface CountingProxy {
  /** The same host, by way of the proxy. */
  readonly endpoint: Endpoint;
  /** Bytes that the host has sent over each connection. */
  readonly bytes: readonly number[];
  stop(): Promise<void>;
}

/** Stands before a host and counts what it sends. */
export async function countBytesOf(endpoint: Endpoint): Promise<CountingProxy> {
  const bytes: number[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const index = bytes.push(0) - 1;
    const far = connect(endpoint.port, endpoint.host);
    far.on('data', (chunk) => (bytes[index] = (bytes[index] ?? 0) + chunk.length));
    for (const [socket, other] of [[near, far], [far, near]] as const) {
      sockets.add(socket.setNoDelay(true));
      socket.on('error', () => undefined).on('close', () => other.destroy());
      socket.pipe(other);
    }
  }); // prettier-ignore
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: { ...endpoint, port: (server.address() as AddressInfo).port },
    bytes,
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

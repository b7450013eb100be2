import { connect, createServer, type AddressInfo } from 'node:net';

const HOST = '127.0.0.1';

/** Whether a TCP port of the loopback address can be listened on at this moment. */
export async function isPortFree(port: number): Promise<boolean> {
  return (await tryToListen(port)) !== null;
}

/** The wished port when it is free, otherwise any free one; it is free at this moment, nobody keeps it. */
export async function freePort(wished = 0): Promise<number> {
  const port = (await tryToListen(wished)) ?? (await tryToListen(0));
  if (port === null) throw new Error(`no free TCP port on ${HOST}`);
  return port;
}

/** Whether somebody listens on a TCP port of the loopback address. */
export function doesListen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: HOST });
    const answer = (listens: boolean): void => {
      socket.destroy();
      resolve(listens);
    };
    socket.once('connect', () => answer(true)).once('error', () => answer(false));
  });
}

function tryToListen(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen({ port, host: HOST, exclusive: true }, () => {
      const { port: given } = server.address() as AddressInfo;
      server.close(() => resolve(given));
    });
  });
}

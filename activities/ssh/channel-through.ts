import type { Client, ClientChannel } from 'ssh2';
import type { Endpoint } from '../../plan/types/endpoint.ts';
import { ConnectError } from './connect-error.ts';
import type { ConnectLimits } from './connect.ts';
import { hostName } from './host-name.ts';

/** What the host before is asked to say of where the connection comes from; nobody reads it. */
const FROM_HERE = ['127.0.0.1', 0] as const;

/** What to do, by the reason for which a channel is not opened (RFC 4254, 5.1). */
const TO_DO: Readonly<Record<number, string>> = {
  1: 'let it, by AllowTcpForwarding and PermitOpen of its SSH server',
  2: 'see that the host behind it is up, and that the network lets the host before it through',
};

const OTHERWISE = 'see that both hosts are up';

/**
 * A connection to a host through one that is logged on to already.
 * @throws ConnectError (unreachable) when that host opens none, in its time
 */
export const channelThrough = (way: Client, to: Endpoint, { connectMs }: ConnectLimits): Promise<ClientChannel> =>
  new Promise((resolve, reject) => {
    const before = to.via ? hostName(to.via) : 'the host before';
    const fail = (why: string, toDo = OTHERWISE): void =>
      reject(new ConnectError('unreachable', hostName(to), `${before} does not lead to it (${why}); ${toDo}`));
    const timer = setTimeout(() => fail('no answer'), connectMs);
    const lost = (): void => fail('the connection to it was lost');
    way.once('close', lost);
    const settle = (): void => {
      clearTimeout(timer);
      way.off('close', lost);
    };
    try {
      way.forwardOut(...FROM_HERE, to.host, to.port, (error, channel) => {
        settle();
        if (error) fail(error.message, TO_DO[Number(Reflect.get(error, 'reason'))]);
        else resolve(channel);
      });
    } catch (error) {
      settle();
      fail((error as Error).message);
    }
  });

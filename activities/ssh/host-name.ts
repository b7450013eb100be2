import { isIPv6 } from 'node:net';
import type { Endpoint } from '../../plan/types/endpoint.ts';

/** Host and port, as messages and results name a host. */
export const hostName = ({ host, port }: Endpoint): string => (isIPv6(host) ? `[${host}]:${port}` : `${host}:${port}`);

/** What tells two ways of logging on apart: user, host, its key and algorithms, and all that it is reached through. */
export const endpointKey = ({ user, host, port, hostKey, algorithms, agent, via }: Endpoint): string =>
  JSON.stringify([user, host, port, hostKey, algorithms, agent ?? false, via ? endpointKey(via) : null]);

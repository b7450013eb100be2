import type { AnyTarget } from '../../plan/types/cluster.ts';
import type { Endpoint } from '../../plan/types/endpoint.ts';
import type { Target } from './target.ts';

/** Where a server of the cluster answers. */
export const addressOf = (target: AnyTarget | undefined): string | undefined =>
  target && (target as Target).server.address;

/** Where a line for a server is typed. */
export function placeOf(target: AnyTarget | undefined): string {
  if (!target) return 'where the plan says';
  const { server } = target as Target;
  return server.transport.kind === 'direct' ? `at a command prompt of ${server.name} itself` : 'at the station';
}

/** Its lines are spelled as `actions/` does; the Resource Kit's `shutdown` has other switches, which direct servers get. */
const TOOLS_OF_STATION =
  'Its lines with sc and shutdown are those of Windows XP, Server 2003 or later: no Windows 2000 has them. Where the station does not know a line, do the same at the screen of the server, as the step says.';
const TOOLS_OF_SERVER =
  'Lines with sc and shutdown want the Windows 2000 Resource Kit there. Where a server does not know a line, do the same at its screen, as the step says.';

/** The station and the servers that are logged on to themselves: address and account, and with what tools lines are typed there. */
export function ways(targets: readonly AnyTarget[]): readonly string[] {
  const all = targets as readonly Target[];
  const stations = new Set(
    all.flatMap(({ server, station }) => (server.transport.kind === 'station' && station ? [hostOf(station)] : [])),
  );
  const direct = all.flatMap(({ server: { name, transport } }) =>
    transport.kind === 'direct' ? [`${name} itself: ${hostOf(transport.endpoint)}.`] : [],
  );
  return [
    ...[...stations].flatMap((host) => [
      `The station: ${host}. What is typed "at the station" is typed at its command prompt; the account must be allowed to do it on the server.`,
      TOOLS_OF_STATION,
    ]),
    ...(direct.length > 0 ? [...direct, TOOLS_OF_SERVER] : []),
  ];
}

const hostOf = ({ host, user, via }: Endpoint): string =>
  `${host}, account ${user}${via ? `, which ccmctl reaches through ${via.host}, account ${via.user}` : ''}`;

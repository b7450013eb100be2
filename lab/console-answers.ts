import { administrationRoutes, clusterRoutes, serverRoutes, softwareRoutes, type Route } from './console-routes.ts';
import type { LabCluster } from './lab-cluster.ts';
import type { Referee } from './referee.ts';
import { Room } from './room.ts';

/** What a console answers to whatever is asked of it. */
export interface ConsoleAnswers {
  readonly routes: readonly Route[];
  /** @throws RangeError where there is no such thing, ZodError where the body is none of it, Error where it cannot be done now */
  answer(method: string, path: string, body: unknown): unknown;
}

/** The console of a lab, for whoever carries questions to it. */
export function consoleAnswers(cluster: LabCluster, referee: Referee): ConsoleAnswers {
  const room = new Room(cluster);
  const routes = [
    ...clusterRoutes(cluster, referee, room),
    ...administrationRoutes(cluster, room),
    ...serverRoutes(room),
    ...softwareRoutes(room),
  ];
  return {
    routes,
    answer(method, path, body) {
      const found = find(routes, method, path);
      if (!found) throw new RangeError(`there is nothing at ${method} ${path}`);
      return found.route.answer({ server: found.server, body });
    },
  };
}

function find(routes: readonly Route[], method: string, path: string): { route: Route; server: string } | null {
  for (const route of routes) {
    const match = new RegExp(`^${route.path.replace(':server', '([^/]+)')}$`).exec(path);
    if (match && route.method === method) return { route, server: decodeURIComponent(match[1] ?? '') };
  }
  return null;
}

import type { Procedure } from '../../platforms/callmanager4/types/procedure.ts';
import type { Plan } from '../../plan/types/plan.ts';
import { forEveryPlan, inOrderOfWork, planOf, subscriberNames } from '../platforms/callmanager4/procedures/walk.ts';
import { sampleCluster, sixServers } from '../platforms/callmanager4/sample-cluster.ts';
import { promptOf, told } from './planned.ts';

/** A cluster of six servers that is to get 4.2(1). */
export const CLUSTER = sampleCluster(sixServers, { to: '4.2(1)' });

/** Its installation, planned without a look. */
export const INSTALLATION = planOf(CLUSTER, 'install');

/** Where the answers lead at a task that is due. */
export const DUE = { done: 'good', later: 'open item' };

/** Where the answers lead at a task that is left to the people. */
export const OFFERED = { done: 'good', 'not-wanted': 'good', later: 'open item' };

/** What a person reads at a task of that installation. */
export const toldAt = (id: string): string => told(promptOf(INSTALLATION, id));

/** The place of the last step that is part of a server's own work. */
export const lastOfServers = (plan: Plan): number =>
  inOrderOfWork(plan).findLastIndex((step) => plan.servers.some((server) => server.steps.includes(step)));

/** Holds for the same task at every CallManager server, after an installation and as work of its own. */
export function atEveryServer(name: string, holds: (plan: Plan, id: string, server: string) => void): void {
  for (const procedure of ['install', 'post-install'] satisfies Procedure[])
    forEveryPlan(procedure, (plan, cluster) => {
      for (const server of ['PUB', ...subscriberNames(cluster)]) holds(plan, `${server}/${name}`, server);
    });
}

import { loadClusterFile, readClusterContent } from './cluster-file/load-cluster-file.ts';
import type { Platform } from '../../plan/platform/platform.ts';
import { namesThoseOfSite } from './cluster-file/rules/of-site.ts';
import { judgeMemory, judgeTarget, judgeTask } from './activity-input.ts';
import { BY_HAND } from './by-hand.ts';
import { judgeEarly } from './judge-early.ts';
import { LOGS } from './logs/logs.ts';
import { makePlan } from './make-plan.ts';
import { explainReport } from './messages/explain-messages.ts';
import { ACTIONS, CHECKS } from './procedures/definitions.ts';
import { createSite } from './site.ts';
import { tellLook } from './tell-look.ts';
import { remembered, tellServicesBefore } from './services-before.ts';
import { supportSheet } from './support/support-sheet.ts';
import type { Cluster } from './types/cluster.ts';
import type { Observation } from './types/observation.ts';
import type { Procedure } from './types/procedure.ts';
import { memoryFrom } from './types/server-memory.ts';
import { endpointsOf, findTarget, type Target } from './target.ts';
import { typedSecretsOf } from './secrets.ts';
import { worksheetsOf } from './worksheets.ts';

/** Clusters of Cisco CallManager 4.x on Windows 2000 and SQL Server 2000. */
export const CALLMANAGER4: Platform = {
  name: 'CallManager 4.x',
  readCluster: readClusterContent,
  namesOfSite: namesThoseOfSite,
  loadCluster: loadClusterFile,
  openSite: (hosts) => {
    const site = createSite({ hosts });
    // The look before a plan is for all its preconditions.
    return { ...site, look: (target: Target) => site.look(target, 'with name files') };
  },
  tellLook: (look: Observation) => tellLook(look),
  targetOf: (cluster: Cluster, name) => findTarget(cluster, name),
  endpointsOf: (target: Target) => endpointsOf(target),
  makePlan: (cluster: Cluster, { procedure, looks, ...options }) =>
    makePlan(cluster, procedure as Procedure, looks as readonly Observation[] | null, options),
  worksheetsOf: (cluster: Cluster, plan) => worksheetsOf(cluster, plan),
  typedSecretsOf: (cluster: Cluster) => typedSecretsOf(cluster),
  judgeEarly: (cluster: Cluster, { procedure, looks }) =>
    judgeEarly(cluster, procedure as Procedure, looks as readonly Observation[] | null),
  checks: CHECKS,
  actions: ACTIONS,
  judge: { target: judgeTarget, memory: judgeMemory, task: judgeTask },
  wordPrompt: (step, memory) => tellServicesBefore(step, memoryFrom(memory)),
  byHand: BY_HAND,
  explainReport,
  logs: LOGS,
  supportSheet,
  tellHandedOn: ({ servicesBefore }) =>
    Array.isArray(servicesBefore) ? `what ${servicesBefore.length} services were before` : undefined,
  remembered: (memory, forgotten) => remembered(memoryFrom(memory), forgotten.map(memoryFrom)),
};

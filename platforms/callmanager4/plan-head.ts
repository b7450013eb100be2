import { POLICY_OF_TODAY } from '../../plan/policy.ts';
import type { PlanHead, PlannedServer } from '../../plan/types/plan.ts';
import type { Begin } from './begin.ts';
import { plannedDurations } from './durations.ts';
import { totalMinutes } from './minutes.ts';
import type { Cluster } from './types/cluster.ts';
import type { Procedure } from './types/procedure.ts';
import { HANDED_ON } from './types/server-memory.ts';

/** The documents behind the numbers of rules. */
const SOURCES =
  'S1 is Cisco\'s "Upgrading Cisco CallManager 4.1(2)", S2 its "Installing Cisco CallManager Release 4.2(1)"; ' +
  'numbers such as ORD-03 name single rules of them.';

/** What a plan says of itself as a whole; its hash is left empty for the caller to take. */
export const planHead = (
  cluster: Cluster,
  procedure: Procedure,
  begin: Begin | null,
  servers: readonly Pick<PlannedServer, 'minutes'>[],
): PlanHead => ({
  cluster: cluster.name,
  procedure,
  ...(cluster.rehearsal ? { rehearsal: true } : {}),
  ...(cluster.site === undefined ? {} : { site: cluster.site }),
  people: cluster.people,
  ...(cluster.siteRules === undefined ? {} : { siteRules: cluster.siteRules }),
  policy: POLICY_OF_TODAY,
  from: cluster.from,
  to: cluster.to,
  ...(begin ? { begins: begin.place } : {}),
  hash: '',
  durations: plannedDurations(cluster.durations, procedure),
  minutes: totalMinutes(
    servers.map(({ minutes }) => minutes),
    cluster.durations,
  ),
  remindSeconds: cluster.durations.promptReminder.seconds,
  sources: SOURCES,
  handsOn: HANDED_ON,
});

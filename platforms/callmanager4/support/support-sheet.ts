import type { AtHand, SupportSheet, SupportSituation } from '../../../plan/platform/support.ts';
import type { Cluster, Support } from '../types/cluster.ts';
import { callDetailRecords, REMOTE_LOOK, SECURITY, subscriptions } from './further-parts.ts';
import { proposeSeverity, SEVERITIES } from './severity.ts';
import { whomToCall } from './whom-to-call.ts';

/** The sheet of whoever calls for help; pure and total (SUP-01 to SUP-15). */
export function supportSheet(situation: SupportSituation): SupportSheet {
  const cluster = situation.cluster as Cluster;
  const { support = {} } = cluster;
  const { severity, facts } = proposeSeverity(situation);
  const atHand = atHandOf(cluster, support);
  return {
    severity,
    facts,
    parts: [
      { title: 'How grave it is: a person decides', lines: SEVERITIES },
      whomToCall(severity, support),
      subscriptions(situation),
      callDetailRecords(cluster),
      REMOTE_LOOK,
      SECURITY,
    ],
    atHand,
    open: [
      ...atHand.filter(({ value }) => value === null).map(({ what }) => `${what} is not written down`),
      ...(support.account === true ? [] : ['whether somebody has a user ID of Cisco.com is not written down']),
    ],
  };
}

/** Written down before the call; the serial number stands on the machine, and Cisco's identification tool shows where (SUP-10). */
const atHandOf = (cluster: Cluster, { contract, reseller, region }: Support): readonly AtHand[] => [
  contract === undefined && reseller !== undefined
    ? { what: 'reseller', value: reseller }
    : { what: 'number of the service contract or reseller', value: contract ?? null },
  { what: 'region of the site', value: region ?? null },
  ...cluster.servers.map(({ name, model, serialNumber = null }) => ({
    what: `serial number of ${name} (${model})`,
    value: serialNumber,
  })),
];

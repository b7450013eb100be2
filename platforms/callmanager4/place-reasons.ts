import type { Role } from './roles.ts';
import type { Server } from './types/cluster.ts';

/** What a reason may speak of: the servers that there are, and for one server's own reason that server. */
export interface Around {
  /** Null: the reason of a group as a whole. */
  readonly server: Server | null;
  readonly subscribers: readonly Server[];
  /** Those of them that run the CallManager service. */
  readonly callProcessing: readonly Server[];
  readonly secondaries: readonly Server[];
  readonly primaries: readonly Server[];
}

type Reason = (around: Around) => string;

export const TFTP_SERVICE = 'Cisco TFTP';

/** Whether the cluster file says that a server hands out device loads. */
export const handsOutLoads = ({ roles, services }: Pick<Server, 'roles' | 'services'>): boolean =>
  roles.includes('tftp') || services.some((name) => name.toLowerCase() === TFTP_SERVICE.toLowerCase());

const names = (servers: readonly Server[]): string => servers.map(({ name }) => name).join(', ');

const APPLICATIONS_LAST =
  'IP telephony applications come last, each by its own documents, once every CallManager server is done';

const asSubscriberOfTwo: Reason = () =>
  'it is a subscriber of a cluster whose publisher runs the CallManager service: after that publisher';

/** Why a server of a role has its place where the publisher does not run the CallManager service (ORD-08). */
export const SEPARATE_REASONS: Readonly<Record<Role, Reason>> = {
  publisher: ({ subscribers }) =>
    subscribers.length > 0
      ? 'the publisher holds the master database that every subscriber copies'
      : 'the publisher holds the master database, and no other server has a copy of it',
  tftp: () => 'phones fetch their loads from a TFTP server of the new release, so a separate one follows the publisher',
  service: () => 'it runs only CallManager-related services and no phone registers with it: third group',
  secondary: ({ server, primaries }) => {
    if (primaries.length === 0) return 'it stands in for nobody: S1 has it in the fourth group all the same';
    const first = 'every secondary runs the new release before the first primary hands its phones over';
    const backed = primaries.filter(({ backup }) => backup !== undefined && backup === server?.name);
    if (server === null) return first;
    return backed.length > 0
      ? `${first}; it takes those of ${names(backed)}`
      : `${first}; no primary has it as its backup`;
  },
  primary: ({ server, secondaries }) => {
    if (secondaries.length === 0)
      return 'phones register with it, and S1 has such servers in the fifth group; no other server takes its phones meanwhile';
    if (server === null) return 'a primary follows all secondaries: its phones move to an upgraded one meanwhile';
    return server.backup === undefined
      ? 'a primary follows all secondaries; which of them takes its phones meanwhile, the cluster file does not say'
      : `a primary follows all secondaries: its phones move to ${server.backup} meanwhile, which is upgraded by then`;
  },
  application: () => APPLICATIONS_LAST,
};

/** Why it has it where the publisher runs that service (ORD-06). */
export const ON_PUBLISHER_REASONS: Readonly<Record<Role, Reason>> = {
  publisher: ({ subscribers, callProcessing }) => {
    const first = 'the publisher comes first; its CallManager service stops by itself';
    if (subscribers.length === 0) return `${first}, and no other server takes its phones meanwhile`;
    if (callProcessing.length === 0)
      return `${first}, and its phones have nowhere to go: the service runs on no subscriber (${names(subscribers)})`;
    return `${first} and its phones move to the subscriber ${callProcessing.length > 1 ? 'that backs it' : names(callProcessing)}`;
  },
  tftp: asSubscriberOfTwo,
  service: asSubscriberOfTwo,
  secondary: asSubscriberOfTwo,
  primary: asSubscriberOfTwo,
  application: () => `${APPLICATIONS_LAST}; S1 says so for the other layout and is silent on this one`,
};

/** Services that S1 names as those of its third group; the first display name is of a group of services. */
const SERVICES_OF_THE_THIRD_GROUP = /media streaming|\bmoh\b|music on hold/i;

/**
 * Of a server that would have a second place in S1's list, why it has this one (ORD-08): the publisher is first whatever
 * else it does, phones are never moved out of turn, and a TFTP server comes before the others that process no calls.
 */
export function whyNoOtherPlace(server: Server, place: Role): string | null {
  if (place === 'publisher')
    return handsOutLoads(server) ? 'it hands out device loads, too, and gets no second place for that' : null;
  if (place === 'secondary' || place === 'primary')
    return handsOutLoads(server)
      ? `it runs ${TFTP_SERVICE}, too, which S1 has in the second place: the CallManager service decides, since its phones must not be moved out of turn`
      : null;
  const related = place === 'tftp' ? server.services.filter((name) => SERVICES_OF_THE_THIRD_GROUP.test(name)) : [];
  return related.length > 0
    ? `it runs ${related.join(', ')}, too, which S1 has in the third place: the earlier of its places is taken`
    : null;
}

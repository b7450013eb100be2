import type { RequirementId } from './types/requirement.ts';

/** The place of a role in one of S1's two layouts; why a server has it, `place-reasons.ts` says. */
interface PlaceInOrder {
  /** Heads the stage of such servers. */
  readonly title: string;
  readonly source: readonly RequirementId[];
}

/** What a role says of a server: all that anybody has to know of it. */
interface RoleRow {
  /** What a server of this role does, for the documentation. */
  readonly means: string;
  /** S1, "Cisco CallManager Does Not Run on the Publisher". */
  readonly separate: PlaceInOrder;
  /** S1, "Cisco CallManager Runs on the Publisher": two servers, whatever the second one does. */
  readonly onPublisher: PlaceInOrder;
  /** Whether it runs the CallManager service, so that phones register with it. */
  readonly processesCalls?: true;
  /** Whether it is no part of the CallManager cluster proper. */
  readonly isApartFromCluster?: true;
  /** Roles further down that the same server cannot have, and why. */
  readonly excludes?: Readonly<Record<string, string>>;
  /** Of these, the ones that the publisher may have all the same: it has the first place whatever else it does. */
  readonly allowedOnPublisher?: readonly string[];
  /** What people call it otherwise. */
  readonly otherWords?: readonly string[];
}

const APPLICATION = 'an application server is a machine of its own (S1); take one of the two roles away';
const NO_CALLMANAGER = 'a service-only server never runs Cisco CallManager (ORD-12); take the role service away';
const TFTP =
  'the order has two places for them; keep the role that runs Cisco CallManager and list Cisco TFTP under services';

const SUBSCRIBER_OF_TWO: PlaceInOrder = { title: 'Subscriber', source: ['ORD-06'] };

/**
 * The roles of S1, "Which server in the cluster do I upgrade first", in the order of work: a server is placed in the first
 * one that it has. Pairs that no row excludes are allowed: the publisher may hand out device loads and, in the layout of
 * two servers, run Cisco CallManager itself (ORD-06).
 */
export const ROLES = {
  publisher: {
    means: 'holds the master database',
    separate: {
      title: 'Publisher',
      source: ['ORD-01', 'ORD-08'],
    },
    onPublisher: {
      title: 'Publisher',
      source: ['ORD-01', 'ORD-06', 'ORD-07'],
    },
    excludes: {
      service: 'the publisher has the first place; list its services under services',
      application: APPLICATION,
    },
    otherWords: ['pub'],
  },
  tftp: {
    means: 'hands device loads to phones, where that is not the publisher',
    separate: {
      title: 'TFTP server',
      source: ['ORD-08', 'ORD-10'],
    },
    onPublisher: SUBSCRIBER_OF_TWO,
    excludes: {
      service: 'the order has two places for them; keep tftp and list the services',
      secondary: TFTP,
      primary: TFTP,
      application: APPLICATION,
    },
    allowedOnPublisher: ['secondary', 'primary'],
  },
  service: {
    means: 'runs only CallManager-related services, never the CallManager service itself',
    separate: {
      title: 'Service-only servers',
      source: ['ORD-08', 'ORD-11', 'ORD-12'],
    },
    onPublisher: SUBSCRIBER_OF_TWO,
    excludes: { secondary: NO_CALLMANAGER, primary: NO_CALLMANAGER, application: APPLICATION },
    otherWords: ['moh', 'media'],
  },
  secondary: {
    means: 'phones move to it when their primary is away',
    separate: {
      title: 'Secondaries',
      source: ['ORD-08', 'ORD-13'],
    },
    onPublisher: SUBSCRIBER_OF_TWO,
    processesCalls: true,
    excludes: {
      primary: 'all secondaries are done before the first primary (ORD-13, ORD-14); choose one',
      application: APPLICATION,
    },
    otherWords: ['backup'],
  },
  primary: {
    means: 'phones register with it in normal operation',
    separate: {
      title: 'Primaries',
      source: ['ORD-08', 'ORD-14'],
    },
    onPublisher: SUBSCRIBER_OF_TWO,
    processesCalls: true,
    excludes: { application: APPLICATION },
  },
  application: {
    means: 'runs IP telephony applications by their own documents',
    separate: { title: 'Application servers', source: ['ORD-15', 'APP-01'] },
    onPublisher: {
      title: 'Application servers',
      source: ['ORD-06', 'ORD-15'],
    },
    isApartFromCluster: true,
    otherWords: ['crs', 'ipcc'],
  },
} as const satisfies Readonly<Record<string, RoleRow>>;

export type Role = keyof typeof ROLES;

/** Every role, in the order of work. */
export const ROLE_NAMES = Object.keys(ROLES) as readonly Role[] as readonly [Role, ...Role[]];

/** What is to be known of a role. */
export const roleOf = (role: Role): RoleRow => ROLES[role];

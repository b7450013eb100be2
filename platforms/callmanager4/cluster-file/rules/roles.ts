import type { Role } from '../../types/cluster.ts';
import type { FileProblem } from '../../../../config/problem.ts';
import type { Rule, ServerView } from './view.ts';

/** Two roles that one server cannot have, and why. */
interface Exclusion {
  readonly roles: readonly [Role, Role];
  readonly because: string;
  /** Allowed on the publisher, which has the first place in the order whatever else it does. */
  readonly exceptOnPublisher?: boolean;
}

const APPLICATION = 'an application server is a machine of its own (S1); take one of the two roles away';
const SERVICE = 'a service-only server never runs Cisco CallManager (ORD-12); take the role service away';
const TFTP =
  'the order has two places for them; keep the role that runs Cisco CallManager and list Cisco TFTP under services';

/**
 * Roles that exclude each other. What is not here is allowed: the publisher may hand out device loads (tftp) and, in the
 * two-server layout of S1, run Cisco CallManager itself (primary or secondary; ORD-06).
 */
export const EXCLUSIONS: readonly Exclusion[] = [
  { roles: ['publisher', 'service'], because: 'the publisher has the first place; list its services under services' },
  { roles: ['publisher', 'application'], because: APPLICATION },
  { roles: ['tftp', 'service'], because: 'the order has two places for them; keep tftp and list the services' },
  { roles: ['tftp', 'secondary'], because: TFTP, exceptOnPublisher: true },
  { roles: ['tftp', 'primary'], because: TFTP, exceptOnPublisher: true },
  { roles: ['tftp', 'application'], because: APPLICATION },
  { roles: ['service', 'secondary'], because: SERVICE },
  { roles: ['service', 'primary'], because: SERVICE },
  { roles: ['service', 'application'], because: APPLICATION },
  {
    roles: ['secondary', 'primary'],
    because: 'all secondaries are done before the first primary (ORD-13, ORD-14); choose one',
  },
  { roles: ['secondary', 'application'], because: APPLICATION },
  { roles: ['primary', 'application'], because: APPLICATION },
];

export const rolesFitTogether: Rule = {
  sentence: 'A server has no two roles that exclude each other, and no role twice.',
  check: ({ servers }) => servers.flatMap(({ roles }, index) => (roles ? rolesOfOne(roles, index) : [])),
};

function rolesOfOne(roles: readonly Role[], index: number): readonly FileProblem[] {
  const twice = roles
    .filter((role, position) => roles.indexOf(role) !== position)
    .map((role) => `has ${role} twice; write it once`);
  const excluded = EXCLUSIONS.filter(
    ({ roles: pair, exceptOnPublisher }) =>
      pair.every((role) => roles.includes(role)) && !(exceptOnPublisher && roles.includes('publisher')),
  ).map(({ roles: [one, other], because }) => `has both ${one} and ${other}; ${because}`);
  return [...twice, ...excluded].map((message) => ({ path: ['servers', index, 'roles'], message }));
}

export const onePublisher: Rule = {
  sentence: 'Exactly one server is the publisher.',
  check: ({ servers }) => {
    const publishers = servers.flatMap((server, index) => (isPublisher(server) ? [{ server, index }] : []));
    const [first, ...more] = publishers;
    // A server whose roles cannot be read may be the publisher: nothing is said of its absence then.
    const allKnown = servers.length > 0 && servers.every(({ roles }) => roles !== undefined);
    if (!first)
      return allKnown
        ? [{ path: ['servers'], message: 'has no publisher; give exactly one server the role publisher' }]
        : [];
    return more.map(({ index }) => ({
      path: ['servers', index, 'roles'],
      message: `names a second publisher beside servers[${first.index}]; a cluster has exactly one`,
    }));
  },
};

const isPublisher = ({ roles }: ServerView): boolean => roles?.includes('publisher') ?? false;

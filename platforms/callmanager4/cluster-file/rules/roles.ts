import { ROLE_NAMES, roleOf, type Role } from '../../roles.ts';
import type { FileProblem } from '../../../../config/problem.ts';
import type { Rule, ServerView } from './view.ts';

/** Two roles that one server cannot have, and why. */
interface Exclusion {
  readonly roles: readonly [Role, Role];
  readonly because: string;
  /** Allowed on the publisher, which has the first place in the order whatever else it does. */
  readonly exceptOnPublisher?: boolean;
}

/** Roles that exclude each other, as the table of roles has them; what is not here is allowed. */
export const EXCLUSIONS: readonly Exclusion[] = ROLE_NAMES.flatMap((role) => {
  const { excludes = {}, allowedOnPublisher = [] } = roleOf(role);
  return Object.entries(excludes).map(([other, because]) => ({
    roles: [role, other as Role] as const,
    because,
    ...(allowedOnPublisher.includes(other) ? { exceptOnPublisher: true } : {}),
  }));
});

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

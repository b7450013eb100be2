import { nameKey } from '../../../../plan/names.ts';
import { isPlaceholder } from '../../../../plan/placeholders.ts';
import type { FileProblem } from '../../../../config/problem.ts';
import { hasNoOrderOfS1, isCallManagerServer } from '../../order.ts';
import type { Server } from '../../types/cluster.ts';
import type { FileView, Rule, ServerView } from './view.ts';

/** What the place of a server depends on. */
type Placed = Pick<Server, 'name' | 'roles' | 'services'>;

const isReadable = ({ name, roles, services }: ServerView): boolean =>
  name !== undefined && roles !== undefined && services !== undefined;

export const orderIsGivenWhereNoneIs: Rule = {
  sentence:
    'Where S1 gives no order (Cisco CallManager on the publisher of more than two CallManager servers), `order` has each of ' +
    'these servers once, the publisher first, and an approver signs for it; elsewhere it is refused (ORD-09).',
  check: ({ order, ...view }) => {
    // A server whose roles cannot be read may be any: nothing is said of the order then.
    if (order === undefined || !view.servers.every(isReadable)) return [];
    const servers = view.servers as readonly Placed[];
    if (!hasNoOrderOfS1({ servers }))
      return [{ path: ['order'], message: 'has no meaning here: S1 gives an order for this cluster; take it away' }];
    return [...namesOf(order.servers, servers), ...signatureOf(order, view)];
  },
};

function namesOf(order: readonly string[], servers: readonly Placed[]): readonly FileProblem[] {
  const nodes = servers.filter(isCallManagerServer);
  const each = order.flatMap((name, index): readonly FileProblem[] => {
    const message = nameProblem(name, order.indexOf(name) < index, servers, nodes);
    return message === undefined ? [] : [{ path: ['order', 'servers', index], message: `"${name}" ${message}` }];
  });
  const missing = nodes.map(({ name }) => name).filter((name) => !order.includes(name));
  const first = nodes.find(({ name }) => name === order[0]);
  return [
    ...each,
    ...(missing.length > 0
      ? [
          {
            path: ['order', 'servers'],
            message: `leaves out ${missing.join(', ')}; every CallManager server has a place`,
          },
        ]
      : []),
    ...(first && !first.roles.includes('publisher')
      ? [
          {
            path: ['order', 'servers', 0],
            message: `"${first.name}" is not the publisher, which is always first (ORD-01)`,
          },
        ]
      : []),
  ];
}

function nameProblem(
  name: string,
  isRepeated: boolean,
  servers: readonly Placed[],
  nodes: readonly Placed[],
): string | undefined {
  if (isRepeated) return 'stands here twice; each server has one place';
  if (nodes.some((server) => server.name === name)) return undefined;
  return servers.some((server) => server.name === name)
    ? 'is an application server, which comes last by itself (ORD-15); take it away'
    : `is no server of this cluster; its CallManager servers are ${nodes.map((server) => server.name).join(', ')}`;
}

function signatureOf(
  { by, reason }: NonNullable<FileView['order']>,
  { people }: Pick<FileView, 'people'>,
): readonly FileProblem[] {
  const approvers = people.flatMap(({ name, roles }) =>
    name !== undefined && roles?.includes('approver') ? [name] : [],
  );
  const may = approvers.some((name) => nameKey(name) === nameKey(by));
  return [
    ...(may
      ? []
      : [
          { path: ['order', 'by'], message: `"${by}" is no approver of this file; it can be: ${approvers.join(', ')}` },
        ]),
    ...(isPlaceholder(reason)
      ? [{ path: ['order', 'reason'], message: 'says nothing; write why the servers have this order' }]
      : []),
  ];
}

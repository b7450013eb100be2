import { layoutOf } from '../../order.ts';
import type { Server } from '../../types/cluster.ts';
import type { Rule, ServerView } from './view.ts';

const isReadable = ({ roles, services }: ServerView): boolean => roles !== undefined && services !== undefined;

export const devicesMoveToSecondaries: Rule = {
  sentence:
    '`devicesMoveFirst` is for clusters without Cisco CallManager on the publisher, where the secondaries are upgraded before ' +
    'every primary; there is a primary, and each has a backup, since its devices could register nowhere else (WIN-14).',
  check: ({ devicesMoveFirst, servers }) => {
    // A server whose roles cannot be read may be any: nothing is said then.
    if (!devicesMoveFirst || !servers.every(isReadable)) return [];
    const path = ['devicesMoveFirst'];
    if (layoutOf({ servers: servers as readonly Pick<Server, 'roles' | 'services'>[] }) !== 'separate')
      return [
        {
          path,
          message:
            'has no meaning here: devices are on the publisher, which comes before the secondaries; take it away',
        },
      ];
    const primaries = servers.filter(({ roles }) => roles?.includes('primary'));
    if (primaries.length === 0) return [{ path, message: 'has no meaning here: there is no primary; take it away' }];
    const alone = primaries.flatMap(({ name, backup }) => (backup === undefined ? [name ?? 'a primary'] : []));
    if (alone.length === 0) return [];
    return [
      { path, message: `has no place for the devices of ${alone.join(', ')}; write its backup, or take it away` },
    ];
  },
};

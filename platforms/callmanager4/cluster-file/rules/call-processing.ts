import { CALL_MANAGER_SERVICE, processesCalls } from '../../order.ts';
import type { FileProblem } from '../../../../config/problem.ts';
import type { Rule, ServerView } from './view.ts';

export const callManagerFitsRole: Rule = {
  sentence:
    'Primaries and secondaries have Cisco CallManager among their services, and no other server has; a service-only ' +
    'server must not run it (ORD-12), and a publisher that runs it is a primary or secondary too (ORD-06).',
  check: ({ servers }) =>
    servers.flatMap(({ roles, services }, index): readonly FileProblem[] => {
      if (!roles || !services) return [];
      const position = services.findIndex((service) => service.toLowerCase() === CALL_MANAGER_SERVICE.toLowerCase());
      if (roles.some(processesCalls) && position < 0)
        return [
          {
            path: ['servers', index, 'services'],
            message: `lacks ${CALL_MANAGER_SERVICE}, which a ${roles.includes('primary') ? 'primary' : 'secondary'} runs; add it`,
          },
        ];
      if (roles.some(processesCalls) || position < 0) return [];
      return [
        { path: ['servers', index, 'services', position], message: `"${CALL_MANAGER_SERVICE}" ${misplaced(roles)}` },
      ];
    }),
};

function misplaced(roles: NonNullable<ServerView['roles']>): string {
  if (roles.includes('service'))
    return 'must not run on a service-only server (ORD-12); make the server a secondary or primary, or take it away';
  if (roles.includes('publisher'))
    return 'runs on the publisher; add the role primary or secondary to it (ORD-06), or take it away';
  return `does not run on a server with the role ${roles.join(', ')}; give it the role primary or secondary, or take it away`;
}

export const devicesWherePhonesRegister: Rule = {
  sentence: 'Only servers that run Cisco CallManager have devices.',
  check: ({ servers }) =>
    servers.flatMap(({ roles, devices }, index) =>
      roles && devices !== undefined && devices > 0 && !roles.some(processesCalls)
        ? [
            {
              path: ['servers', index, 'devices'],
              message: `${devices} devices cannot be registered here; only primaries and secondaries have devices`,
            },
          ]
        : [],
    ),
};

export const backupsAreSecondaries: Rule = {
  sentence: 'Only primaries have a backup, and it is a secondary of this cluster.',
  check: (view) =>
    view.servers.flatMap(({ roles, backup }, index) => {
      if (backup === undefined) return [];
      const message = backupProblem(backup, roles, view.servers);
      return message === undefined ? [] : [{ path: ['servers', index, 'backup'], message: `"${backup}" ${message}` }];
    }),
};

function backupProblem(backup: string, roles: ServerView['roles'], servers: readonly ServerView[]): string | undefined {
  if (roles && !roles.includes('primary')) return 'has no meaning here; only a primary has a backup, so take it away';
  const named = servers.find(({ name }) => name?.toLowerCase() === backup.toLowerCase());
  const secondaries = servers.flatMap(({ name, roles: others }) =>
    name !== undefined && others?.includes('secondary') ? [name] : [],
  );
  const choice = secondaries.length > 0 ? `choose from ${secondaries.join(', ')}` : 'the cluster has none';
  if (!named) {
    const allKnown = servers.every(({ name }) => name !== undefined);
    return allKnown ? `is no server of this cluster; a backup is a secondary: ${choice}` : undefined;
  }
  if (named.name !== backup) return `differs from the server's name in its letters; write ${String(named.name)}`;
  if (named.roles && !named.roles.includes('secondary')) return `is not a secondary; ${choice}`;
  return undefined;
}

export const applicationsOnApplicationServers: Rule = {
  sentence: 'Application servers name their applications, and no other server does.',
  check: ({ servers }) =>
    servers.flatMap(({ roles, applications }, index): readonly FileProblem[] => {
      if (!roles || !applications) return [];
      const path = ['servers', index, 'applications'] as const;
      if (roles.includes('application') && applications.length === 0)
        return [{ path, message: 'names no application; write what runs on this server' }];
      if (!roles.includes('application') && applications.length > 0)
        return [
          { path, message: 'belongs to servers with the role application; describe other programs under software' },
        ];
      return [];
    }),
};

import type { FileProblem, Path } from '../../../../config/problem.ts';
import { forbiddenApplication } from '../../forbidden-applications.ts';
import { isCallManagerServer } from '../../order.ts';
import { handsOutLoads, TFTP_SERVICE } from '../../place-reasons.ts';
import type { Rule, ServerView } from './view.ts';

export const deviceLoadsFitRole: Rule = {
  sentence:
    'A server that runs Cisco TFTP is no service-only server, which would have another place in the order (ORD-10), and no ' +
    'application server.',
  check: ({ servers }) =>
    servers.flatMap(({ roles, services }, index): readonly FileProblem[] => {
      const without = roles?.find((role) => role === 'service' || role === 'application');
      if (!roles || !services || !without || !handsOutLoads({ roles: [], services })) return [];
      const position = services.findIndex((service) => service.toLowerCase() === TFTP_SERVICE.toLowerCase());
      const advice =
        without === 'service'
          ? 'which S1 upgrades right after the publisher (ORD-10); give the server the role tftp instead of service, or take it away'
          : 'and an application server is no part of the CallManager cluster; take it away';
      return [
        {
          path: ['servers', index, 'services', position],
          message: `"${TFTP_SERVICE}" hands out device loads, ${advice}`,
        },
      ];
    }),
};

export const coresidentWithCallManager: Rule = {
  sentence:
    'Only a CallManager server can be coresident: an application server has no CallManager to share its machine with.',
  check: ({ servers }) =>
    servers.flatMap(({ roles, coresident }, index) =>
      roles && coresident === true && !isCallManagerServer({ roles })
        ? [
            {
              path: ['servers', index, 'coresident'],
              message:
                'is true of an application server: coresident is what shares its machine with CallManager; take it away, or the role application',
            },
          ]
        : [],
    ),
};

export const noForbiddenApplication: Rule = {
  sentence:
    'No CallManager server has Cisco Unity, Cisco Conference Connection, Cisco Personal Assistant or Cisco Emergency ' +
    'Responder on it, in whichever field and spelling (COR-03, COR-04).',
  check: ({ servers }) =>
    servers.flatMap((server, index) => {
      if (!server.roles || !isCallManagerServer({ roles: server.roles })) return [];
      return namedOn(server).flatMap(({ path, name }) => {
        const found = forbiddenApplication(name);
        return found === undefined
          ? []
          : [
              {
                path: ['servers', index, ...path],
                message: `${JSON.stringify(name)} is ${found}, which never shares a server with CallManager; it needs a server of its own`,
              },
            ];
      });
    }),
};

/** Every name of a program or service that the file has of a server. */
function namedOn({ applications = [], services = [], software = [] }: ServerView): readonly {
  readonly path: Path;
  readonly name: string;
}[] {
  return [
    ...applications.map((name, at) => ({ path: ['applications', at], name })),
    ...services.map((name, at) => ({ path: ['services', at], name })),
    ...software.flatMap((one, at) => [
      { path: ['software', at, 'name'], name: one.name },
      ...one.services.map((name, place) => ({ path: ['software', at, 'services', place], name })),
    ]),
  ];
}

import { z } from 'zod';
import { FAULTS, type FaultName } from './faults.ts';
import type { LabCluster } from './lab-cluster.ts';
import type { Referee } from './referee.ts';
import type { Room } from './room.ts';

/** What a route is asked: the server of its path, and the body. */
interface Request {
  readonly server: string;
  readonly body: unknown;
}

/** One thing that can be seen or done at the console. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly says: string;
  readonly answer: (request: Request) => unknown;
}

const faultBody = z.strictObject({
  fault: z.enum(Object.keys(FAULTS) as [FaultName, ...FaultName[]]),
  server: z.string(),
  times: z.enum(['once', 'always']).default('once'),
  command: z.string().optional(),
});
const pressBody = z.strictObject({ button: z.string(), fields: z.record(z.string(), z.string()).default({}) });
const logOnBody = z.strictObject({
  user: z.string().default('Administrator'),
  password: z.string(),
  via: z.enum(['console', 'terminal services', 'vnc']).default('console'),
});
const discBody = z.strictObject({ disc: z.union([z.number(), z.string()]) });
const driveBody = z.strictObject({ slot: z.int() });
const serviceBody = z.strictObject({
  service: z.string(),
  startType: z.enum(['automatic', 'manual', 'disabled']).optional(),
  run: z.boolean().optional(),
});
const activateBody = z.strictObject({ services: z.array(z.string()) });
const finishBody = z.strictObject({ end: z.enum(['completed', 'stopped']).default('completed') });
const parameterBody = z.strictObject({ name: z.string(), value: z.string(), server: z.string().optional() });
const uninstallBody = z.strictObject({ program: z.string() });
const textBody = z.strictObject({ text: z.string() });

const get = (path: string, says: string, answer: Route['answer']): Route => ({ method: 'GET', path, says, answer });
const post = (path: string, says: string, answer: Route['answer']): Route => ({ method: 'POST', path, says, answer });

/** Everything that can be seen of the cluster as a whole. */
export function clusterRoutes(cluster: LabCluster, referee: Referee, room: Room): readonly Route[] {
  return [
    get('/state', 'all servers, discs, phones and subscriptions', () => ({
      cluster: cluster.spec.cluster,
      database: cluster.replication.database,
      servers: cluster.servers.map(({ windows }) => room.look(windows.name)),
      discs: cluster.discs.list(),
      phones: cluster.phones.groups(),
      subscriptions: cluster.replication
        .subscriptions()
        .map(({ articles, ...rest }) => ({ ...rest, articles: [...articles] })),
    })),
    get('/discs', 'the discs and where they are', () => cluster.discs.list()),
    get('/envelope', 'the passwords in the sealed envelope', () => cluster.secrets),
    get('/journal', 'everything that happened', () => cluster.events.all()),
    get('/violations', 'what the referee wrote down', () => ({
      violations: referee.violations(),
      advice: referee.advice(),
    })),
    post('/referee/finish', 'the run has ended: judge what it left behind', ({ body }) =>
      referee.finish(finishBody.parse(body).end),
    ),
    get('/faults', 'faults that are on', () => ({ on: cluster.faults.list(), all: FAULTS })),
    post('/faults', 'a fault on', ({ body }) => {
      const { command, ...setting } = faultBody.parse(body);
      cluster.server(setting.server);
      cluster.faults.on(command === undefined ? setting : { ...setting, command });
    }),
    {
      method: 'DELETE',
      path: '/faults',
      says: 'a fault off',
      answer: ({ body }) => {
        const { fault, server } = faultBody.parse(body);
        cluster.faults.off(fault, server);
      },
    },
    post('/faults/strike', 'whether a fault strikes a person now', ({ body }) => {
      const { fault, server } = faultBody.parse(body);
      return { strikes: cluster.faults.strikes(fault, server) };
    }),
    post('/users/notify', 'users are told', () => room.notifyUsers()),
    post('/devices/move', 'all devices register with the backups of their servers', () => room.moveDevices()),
  ];
}

/** What a person can do in Cisco CallManager Administration, which writes to the publisher. */
export function administrationRoutes(cluster: LabCluster, room: Room): readonly Route[] {
  return [
    get('/publisher/parameters', 'service parameters in Cisco CallManager Administration', () =>
      cluster.parameters.list(),
    ),
    post('/publisher/parameters', 'somebody sets a service parameter', ({ body }) => {
      const { name, value, server } = parameterBody.parse(body);
      room.setParameter(name, value, server);
    }),
    post('/publisher/configure', 'somebody changes the configuration', ({ body }) =>
      room.configure(textBody.parse(body).text),
    ),
  ];
}

/** What a person can do at one server. */
export function serverRoutes(room: Room): readonly Route[] {
  return [
    get('/servers/:server', 'one server', ({ server }) => room.look(server)),
    get('/servers/:server/screen', 'what is on the screen', ({ server }) => room.look(server).screen),
    post('/servers/:server/press', 'a button, after filling in fields', ({ server, body }) => {
      const { button, fields } = pressBody.parse(body);
      room.press(server, button, fields);
    }),
    post('/servers/:server/logon', 'log on', ({ server, body }) => {
      const { user, password, via } = logOnBody.parse(body);
      room.logOn(server, user, password, via);
    }),
    post('/servers/:server/logoff', 'log off', ({ server }) => room.logOff(server)),
    post('/servers/:server/disc', 'put a disc into the drive', ({ server, body }) => {
      room.insertDisc(server, discBody.parse(body).disc);
    }),
    {
      method: 'DELETE',
      path: '/servers/:server/disc',
      says: 'take the disc out',
      answer: ({ server }) => room.removeDisc(server),
    },
    post('/servers/:server/power', 'press the power button', ({ server }) => room.pressPower(server)),
    post('/servers/:server/drive', 'put a hard drive back into its slot', ({ server, body }) =>
      room.insertDrive(server, driveBody.parse(body).slot),
    ),
    {
      method: 'DELETE',
      path: '/servers/:server/drive',
      says: 'pull the hard drive of a slot',
      answer: ({ server, body }) => room.pullDrive(server, driveBody.parse(body).slot),
    },
    post('/servers/:server/service', 'the Services window', ({ server, body }) => {
      const { service, startType, run } = serviceBody.parse(body);
      room.setService(server, service, { ...(startType ? { startType } : {}), ...(run === undefined ? {} : { run }) });
    }),
    get(
      '/servers/:server/activate',
      'Service Activation in Serviceability: what is installed and what is activated',
      ({ server }) => room.activation(server),
    ),
    post(
      '/servers/:server/activate',
      'Service Activation in Serviceability: tick services, and Update',
      ({ server, body }) => {
        room.activate(server, activateBody.parse(body).services);
      },
    ),
  ];
}

/** What a person can install at one server, or take off it, beside CallManager itself. */
export function softwareRoutes(room: Room): readonly Route[] {
  return [
    post('/servers/:server/application-upgrade', 'upgrade the applications', ({ server }) =>
      room.upgradeApplications(server),
    ),
    post('/servers/:server/uninstall', 'Add/Remove Programs: uninstall one', ({ server, body }) =>
      room.uninstall(server, uninstallBody.parse(body).program),
    ),
    post('/servers/:server/service-release', 'install a service release', ({ server }) =>
      room.installServiceRelease(server),
    ),
    post('/servers/:server/security-agent', 'install a security agent', ({ server }) =>
      room.installSecurityAgent(server),
    ),
  ];
}

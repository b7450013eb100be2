import { describe, expect, it } from 'vitest';
import { durationsWith } from '../../../../platforms/callmanager4/durations.ts';
import { makePlan } from '../../../../platforms/callmanager4/make-plan.ts';
import type { Cluster, Server } from '../../../../platforms/callmanager4/types/cluster.ts';
import { known, unknown } from '../../../../plan/fact.ts';
import type { Observation } from '../../../../platforms/callmanager4/types/observation.ts';
import type { Problem } from '../../../../plan/types/plan.ts';
import { sampleCluster, sampleServer, sixServers, twoServers } from '../sample-cluster.ts';
import { sampleObservation, sampleService, showing } from '../sample-observation.ts';

const offline = (servers: readonly Server[], given: Partial<Cluster> = {}): readonly Problem[] =>
  makePlan(sampleCluster(servers, given), 'upgrade', null).problems;

/** Problems of six servers of which one shows something else than a fit server. */
const online = (
  name: string,
  seen: Partial<Observation>,
  servers: readonly Server[] = sixServers,
  given: Partial<Cluster> = {},
): readonly Problem[] =>
  makePlan(
    sampleCluster(servers, given),
    'upgrade',
    servers.map((server) => sampleObservation(server, server.name === name ? seen : {})),
  ).problems;

const changed = (name: string, given: Partial<Server>): readonly Server[] =>
  sixServers.map((server) => (server.name === name ? { ...server, ...given } : server));

const runs = (release: string): Partial<Observation> => ({ callManager: known(release) });
const [DENIED, CALLS] = [unknown('denied'), 'Cisco CallManager'];
const window = (hour: string): Partial<Cluster> => ({
  window: { from: '2005-03-12T22:00:00+01:00', to: `2005-03-${hour}:00:00+01:00` },
});
const oversubscribed = (minutes: number): Partial<Cluster> => ({
  durations: durationsWith({ oversubscribedLimit: minutes * 60 }),
});
const endpoint = { host: 'h', port: 22, user: 'u', hostKey: 'SHA256:x', algorithms: [] };
const another = (given: Partial<Server>): Server => sampleServer('PRI2', ['primary'], given);

/** Of one problem its rule, a part of what is said, and where it is found. */
type Case = [title: string, source: string, told: string, problems: readonly Problem[]];

const REFUSED: readonly Case[] = [
  ['the service on the publisher of three', 'ORD-09', '3 CallManager servers', offline([...twoServers, another({})])],
  ['from 3.2', 'VER-02', 'the latest 3.3 first', offline(sixServers, { from: '3.2(3)' })],
  ['from 3.1', 'VER-02', 'no direct way', offline(sixServers, { from: '3.1(4)' })],
  ['to the release it has', 'VER-23', 'not later', offline(sixServers, { from: '4.1(2)' })],
  ['to an older release', 'VER-22', 'not later', offline(sixServers, { from: '4.1(3)' })],
  ['from what is no release', 'VER-01', '"old"', offline(sixServers, { from: 'old' })],
  ['to a release without an installer', 'VER-30', '4.3(1)', offline(sixServers, { to: '4.3(1)' })],
  ['a server on 3.2', 'VER-03', 'SEC runs 3.2(2c)', online('SEC', runs('3.2(2c)'))],
  ['a server on another release', 'VER-03', 'from: 4.0(2a)', online('SEC', runs('3.3(5)'))],
  ['a release that cannot be seen', 'VER-01', 'denied', online('SEC', { callManager: DENIED })],
  ['a release that is none', 'VER-01', '"?"', online('SEC', runs('?'))],
  ['a subscriber done first', 'ORD-01', 'the publisher PUB does not', online('SEC', runs('4.1(2)'))],
  ['a server that does not answer', 'ORD-18', 'SEC cannot be seen', online('SEC', { reachable: known(false) })],
  ['a server out of reach', 'ORD-18', 'station down', online('SEC', { reachable: unknown('station down') })],
  ['another machine', 'CFG-15', 'calls itself XX', online('SEC', { computerName: known('XX') })],
  ['the service on a service-only server', 'ORD-12', 'CallManager is running on MOH', online('MOH', showing(CALLS))],
  ['the service on a publisher that is not said to run it', 'ORD-09', 'PUB', online('PUB', showing(CALLS))],
  [
    'the service just starting on a TFTP server',
    'ORD-12',
    'starting on TFTP',
    online('TFTP', showing('Cisco TFTP', sampleService(CALLS, { state: 'starting' }))),
  ],
  ['a primary without the service', 'ORD-14', 'PRI shows no service', online('PRI', showing('Event Log'))],
  ['a TFTP server without its own', 'ORD-10', 'TFTP shows no service Cisco TFTP', online('TFTP', showing('Event Log'))],
  ['services that cannot be seen', 'ORD-12', 'denied', online('SEC', { services: DENIED })],
];

const WARNED: readonly Case[] = [
  ['a silent application server', 'ORD-18', 'APP cannot be seen', online('APP', { reachable: known(false) })],
  [
    'a primary whose CallManager service is stopped',
    'ORD-18',
    'does not run on PRI',
    online('PRI', showing(sampleService(CALLS, { state: 'stopped' }))),
  ],
  ['TFTP where nobody said so', 'ORD-10', 'Cisco TFTP runs on SEC', online('SEC', showing(CALLS, 'Cisco TFTP'))],
  [
    'a service of the cluster file that is not there',
    'SVC-04',
    '"Virus Killer"',
    online(
      'SEC',
      showing(CALLS),
      changed('SEC', { software: [{ name: 'x', class: 'antivirus', services: ['Virus Killer'] }] }),
    ),
  ],
  [
    'software that is set aside already',
    'SVC-12',
    'Terminal Services',
    online('SEC', showing(CALLS, sampleService('Terminal Services', { state: 'stopped', startType: 'disabled' }))),
  ],
  [
    'more than 5,000 devices on a secondary',
    'WIN-10',
    'SEC could get 5001 devices (PRI 3000 + PRI2 2001)',
    offline([...changed('PRI', { devices: 3000 }), another({ backup: 'SEC', devices: 2001 })]),
  ],
  [
    "a secondary's own devices count",
    'WIN-10',
    '5001 devices (PRI 4000 + SEC 1001)',
    offline(changed('PRI', { devices: 4000 }).map((one) => (one.name === 'SEC' ? { ...one, devices: 1001 } : one))),
  ],
  [
    'a primary that may begin later than a secondary may be oversubscribed',
    'WIN-11',
    'which is 134 minutes; at their longest, these begin so many minutes after the first primary: PRI2 135;',
    offline([...sixServers, another({ backup: 'SEC', devices: 7 })], oversubscribed(134)),
  ],
  ['a primary without a backup', 'WIN-10', 'PRI2 has no backup', offline([...sixServers, another({ devices: 7 })])],
  ['another layout than 4 and 2', 'WIN-09', '1 primary and 1 secondary', offline(sixServers)],
  ['a coresident server', 'COR-02', 'SEC is coresident', offline(changed('SEC', { coresident: true }))],
  [
    'a direct server',
    'REM-12',
    'SEC is reached by an SSH service',
    offline(changed('SEC', { transport: { kind: 'direct', endpoint } })),
  ],
  [
    'durations that are not the documents own',
    'VFY-01',
    'subscriptionsSettle is 60 s by the cluster file; the documents say 2100 s',
    offline(sixServers, { durations: durationsWith({ subscriptionsSettle: 60 }) }),
  ],
  ['borrowed times', 'WIN-06', 'time for one server is borrowed', offline(sixServers)],
  ["the installer's pages borrowed", 'VER-29', 'pages for 4.1(2) are borrowed from S2', offline(sixServers)],
  ['the order borrowed', 'VER-30', 'borrowed from S1', offline(sixServers, { to: '4.2(1)' })],
  [
    'a window that is too short in any case',
    'WIN-02',
    'even at its shortest: 355 to 740 minutes with the tasks before and after, and the window has 60',
    offline(sixServers, window('12T23')),
  ],
  ['a window that is too short at worst', 'WIN-02', 'at its longest', offline(sixServers, window('13T06'))],
  ['applications whose times are not known', 'APP-06', 'APP', offline(sixServers)],
];

describe('problems of a plan', () => {
  describe.each([
    ['refuse it', 'refuse', REFUSED],
    ['warn of it', 'warn', WARNED],
  ] as const)('%s', (_title, severity, cases) => {
    it.each(cases)('%s (%s)', (_name, source, told, problems) => {
      const found = problems.filter((problem) => problem.message.includes(told));
      expect(found).toMatchObject([{ severity, source: expect.arrayContaining([source]) as string[] }]);
    });
  });

  it('are none of refusal for fit servers', () => {
    expect(online('', {}).filter(({ severity }) => severity === 'refuse')).toEqual([]);
    expect(online('', {}, twoServers).filter(({ severity }) => severity === 'refuse')).toEqual([]);
  });

  it.each([
    ['exactly 5,000 devices', offline(changed('PRI', { devices: 5000 })), 'WIN-10'],
    [
      'a window as long as the longest work',
      offline(sixServers, { window: { from: '2005-03-12T22:00:00Z', to: '2005-03-13T10:20:00Z' } }),
      'WIN-02',
    ],
    [
      'a primary that begins while a secondary may still be oversubscribed',
      offline([...sixServers, another({ backup: 'SEC', devices: 7 })], oversubscribed(135)),
      'WIN-11',
    ],
    ['two servers, for which S1 has a layout of its own', offline(twoServers), 'WIN-09'],
  ])('do not name %s', (_title, problems, source) => {
    expect(problems.flatMap((problem) => problem.source)).not.toContain(source);
  });

  it('say that nothing is left to do where every server shows the new release', () => {
    const cluster = sampleCluster(twoServers);
    const looks = cluster.servers.map((server) => sampleObservation(server, { callManager: known('4.1(2)') }));
    expect(makePlan(cluster, 'upgrade', looks).problems[0]).toMatchObject({ severity: 'refuse', source: ['VER-23'] });
  });

  it.each([
    ['runs another release', { callManager: known('4.0(2a)') }, 'the publisher PUB does not, it runs 4.0(2a)'],
    ['cannot be read', { callManager: unknown('denied') }, 'whether the publisher PUB does is not known (denied)'],
    [
      'does not answer',
      { reachable: known(false), callManager: unknown('no RPC') },
      'whether the publisher PUB does is not known (no RPC)',
    ],
  ] as const)('never say of a publisher that %s more than was seen of it', (_title, seen, told) => {
    const cluster = sampleCluster(twoServers);
    const looks = cluster.servers.map((server) =>
      sampleObservation(server, server.name === 'PUB' ? seen : { callManager: known('4.1(2)') }),
    );
    const messages = makePlan(cluster, 'upgrade', looks).problems.map(({ message }) => message);
    expect(messages.find((message) => message.includes('runs 4.1(2) already'))).toContain(told);
  });

  it('name a server that nobody looked at', () => {
    const cluster = sampleCluster(twoServers);
    const looks = cluster.servers.slice(1).map((server) => sampleObservation(server));
    expect(makePlan(cluster, 'upgrade', looks).problems[0]).toMatchObject({
      severity: 'refuse',
      server: 'SUB',
      message: 'SUB cannot be seen: nobody looked',
    });
  });

  it('have refusals first, and each is one line with a source', () => {
    const problems = online('SEC', { reachable: known(false), computerName: known('XX') });
    const severities = problems.map(({ severity }) => severity);
    expect(severities).toEqual([...severities].sort());
    for (const problem of problems) {
      expect(problem.message).not.toContain('\n');
      expect(problem.source.length).toBeGreaterThan(0);
    }
  });
});

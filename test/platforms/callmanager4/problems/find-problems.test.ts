import { describe, expect, it } from 'vitest';
import { durationsWith } from '../../../../platforms/callmanager4/durations.ts';
import { makePlan } from '../../../../platforms/callmanager4/make-plan.ts';
import type { Cluster, Server } from '../../../../platforms/callmanager4/types/cluster.ts';
import { known, unknown } from '../../../../plan/fact.ts';
import type { Observation } from '../../../../platforms/callmanager4/types/observation.ts';
import type { Problem } from '../../../../plan/types/plan.ts';
import { sampleCluster, sampleServer, sixServers, twoServers } from '../sample-cluster.ts';
import { sampleObservation, sampleService } from '../sample-observation.ts';

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

type Case = [title: string, problems: readonly Problem[], severity: Problem['severity'], source: string, told: string];

const changed = (name: string, given: Partial<Server>): readonly Server[] =>
  sixServers.map((server) => (server.name === name ? { ...server, ...given } : server));

const CASES: readonly Case[] = [
  [
    'the CallManager service on the publisher of three',
    offline([...twoServers, sampleServer('SUB2', ['primary'])]),
    'refuse',
    'ORD-09',
    '3 CallManager servers',
  ],
  ['from 3.2', offline(sixServers, { from: '3.2(3)' }), 'refuse', 'VER-02', 'the latest 3.3 first'],
  ['from 3.1', offline(sixServers, { from: '3.1(4)' }), 'refuse', 'VER-02', 'no direct way'],
  ['to the release it has', offline(sixServers, { from: '4.1(2)' }), 'refuse', 'VER-23', 'not later'],
  ['to an older release', offline(sixServers, { from: '4.1(3)' }), 'refuse', 'VER-22', 'not later'],
  ['from what is no release', offline(sixServers, { from: 'old' }), 'refuse', 'VER-01', '"old"'],
  ['to a release without an installer', offline(sixServers, { to: '4.3(1)' }), 'refuse', 'VER-30', '4.3(1)'],
  ['a server on 3.2', online('SEC', { callManager: known('3.2(2c)') }), 'refuse', 'VER-03', 'SEC runs 3.2(2c)'],
  ['a server on another release', online('SEC', { callManager: known('3.3(5)') }), 'refuse', 'VER-03', 'from: 4.0(2a)'],
  ['a release that cannot be seen', online('SEC', { callManager: unknown('denied') }), 'refuse', 'VER-01', 'denied'],
  ['a release that is none', online('SEC', { callManager: known('?') }), 'refuse', 'VER-01', '"?"'],
  [
    'a subscriber done before its publisher',
    online('SEC', { callManager: known('4.1(2)') }),
    'refuse',
    'ORD-01',
    'the publisher PUB does not',
  ],
  [
    'a server that does not answer',
    online('SEC', { reachable: known(false) }),
    'refuse',
    'ORD-18',
    'SEC cannot be seen',
  ],
  [
    'a server that cannot be reached',
    online('SEC', { reachable: unknown('station down') }),
    'refuse',
    'ORD-18',
    'station down',
  ],
  [
    'an application server that does not answer',
    online('APP', { reachable: known(false) }),
    'warn',
    'ORD-18',
    'APP cannot be seen',
  ],
  ['another machine', online('SEC', { computerName: known('XX') }), 'refuse', 'CFG-15', 'calls itself XX'],
  [
    'the CallManager service on a service-only server',
    online('MOH', { services: known([sampleService('Cisco CallManager')]) }),
    'refuse',
    'ORD-12',
    'Cisco CallManager is running on MOH',
  ],
  [
    'the CallManager service on a publisher that is not said to run it',
    online('PUB', { services: known([sampleService('Cisco CallManager')]) }),
    'refuse',
    'ORD-09',
    'PUB',
  ],
  [
    'the CallManager service just starting on a TFTP server',
    online('TFTP', {
      services: known([sampleService('Cisco TFTP'), sampleService('Cisco CallManager', { state: 'starting' })]),
    }),
    'refuse',
    'ORD-12',
    'starting on TFTP',
  ],
  [
    'a primary without the CallManager service',
    online('PRI', { services: known([sampleService('Event Log')]) }),
    'refuse',
    'ORD-14',
    'PRI shows no service',
  ],
  [
    'a primary whose CallManager service is stopped',
    online('PRI', { services: known([sampleService('Cisco CallManager', { state: 'stopped' })]) }),
    'warn',
    'ORD-18',
    'does not run on PRI',
  ],
  [
    'a TFTP server without the service',
    online('TFTP', { services: known([sampleService('Event Log')]) }),
    'refuse',
    'ORD-10',
    'TFTP shows no service Cisco TFTP',
  ],
  [
    'the TFTP service where nobody said so',
    online('SEC', { services: known([sampleService('Cisco CallManager'), sampleService('Cisco TFTP')]) }),
    'warn',
    'ORD-10',
    'Cisco TFTP runs on SEC',
  ],
  ['services that cannot be seen', online('SEC', { services: unknown('denied') }), 'refuse', 'ORD-12', 'denied'],
  ['an old operating system', online('SEC', { osImage: known('2000.2.6sr2') }), 'warn', 'VER-08', '2000.2.6sr2'],
  [
    'an operating system that cannot be seen',
    online('SEC', { osImage: unknown('denied') }),
    'warn',
    'VER-08',
    'denied',
  ],
  [
    'from 3.3 with an operating system that has no way up',
    online('SEC', { osImage: known('2000.2.2') }, sixServers, { from: '3.3(5)' }),
    'refuse',
    'VER-09',
    '2000.2.3',
  ],
  [
    'an operating system below what 4.2(1) needs',
    online('SEC', { osImage: known('2000.4.1') }, sixServers, { to: '4.2(1)' }),
    'refuse',
    'VER-11',
    'SEC has the operating system 2000.4.1',
  ],
  [
    'a service of the cluster file that is not there',
    online(
      'SEC',
      { services: known([sampleService('Cisco CallManager')]) },
      changed('SEC', { software: [{ name: 'x', class: 'antivirus', services: ['Virus Killer'] }] }),
    ),
    'warn',
    'SVC-04',
    '"Virus Killer"',
  ],
  [
    'software that is set aside already',
    online('SEC', {
      services: known([
        sampleService('Cisco CallManager'),
        sampleService('Terminal Services', { state: 'stopped', startType: 'disabled' }),
      ]),
    }),
    'warn',
    'SVC-12',
    'Terminal Services',
  ],
  [
    'more than 5,000 devices on a secondary',
    offline([
      ...changed('PRI', { devices: 3000 }),
      sampleServer('PRI2', ['primary'], { backup: 'SEC', devices: 2001 }),
    ]),
    'warn',
    'WIN-10',
    'SEC could get 5001 devices (PRI 3000 + PRI2 2001)',
  ],
  [
    "a secondary's own devices count",
    offline(changed('PRI', { devices: 4000 }).map((one) => (one.name === 'SEC' ? { ...one, devices: 1001 } : one))),
    'warn',
    'WIN-10',
    '5001 devices (PRI 4000 + SEC 1001)',
  ],
  [
    'a primary without a backup',
    offline([...sixServers, sampleServer('PRI2', ['primary'], { devices: 7 })]),
    'warn',
    'WIN-10',
    'PRI2 has no backup',
  ],
  ['another layout than 4 and 2', offline(sixServers), 'warn', 'WIN-09', '1 primaries and 1 secondaries'],
  ['a coresident server', offline(changed('SEC', { coresident: true })), 'warn', 'COR-02', 'SEC is coresident'],
  [
    'a direct server',
    offline(
      changed('SEC', {
        transport: {
          kind: 'direct',
          endpoint: { host: 'h', port: 22, user: 'u', hostKey: 'SHA256:x', algorithms: [] },
        },
      }),
    ),
    'warn',
    'REM-12',
    'SEC is reached by an SSH service',
  ],
  [
    'durations that are not the documents own',
    offline(sixServers, { durations: durationsWith({ subscriptionsSettle: 60 }) }),
    'warn',
    'VFY-01',
    'subscriptionsSettle is 60 s by the cluster file; the documents say 2100 s',
  ],
  ['borrowed times', offline(sixServers), 'warn', 'WIN-06', 'time for one server is borrowed'],
  ["the installer's pages borrowed", offline(sixServers), 'warn', 'VER-29', 'pages for 4.1(2) are borrowed from S2'],
  ['the order borrowed', offline(sixServers, { to: '4.2(1)' }), 'warn', 'VER-30', 'borrowed from S1'],
  [
    'a window that is too short in any case',
    offline(sixServers, { window: { from: '2005-03-12T22:00:00+01:00', to: '2005-03-12T23:00:00+01:00' } }),
    'warn',
    'WIN-02',
    'even at its shortest: 355 to 710 minutes with the tasks before and after, and the window has 60',
  ],
  [
    'a window that is too short at worst',
    offline(sixServers, { window: { from: '2005-03-12T22:00:00+01:00', to: '2005-03-13T06:00:00+01:00' } }),
    'warn',
    'WIN-02',
    'at its longest',
  ],
  ['applications whose times are not known', offline(sixServers), 'warn', 'APP-06', 'APP'],
];

describe('problems of a plan', () => {
  it.each(CASES)('%s', (_title, problems, severity, source, told) => {
    const found = problems.filter((problem) => problem.message.includes(told));
    expect(found.map((problem) => problem.severity)).toEqual([severity]);
    expect(found[0]?.source).toContain(source);
  });

  it('are none of refusal for fit servers', () => {
    expect(online('', {}).filter(({ severity }) => severity === 'refuse')).toEqual([]);
    expect(online('', {}, twoServers).filter(({ severity }) => severity === 'refuse')).toEqual([]);
  });

  it.each([
    ['exactly 5,000 devices', offline(changed('PRI', { devices: 5000 })), 'WIN-10'],
    [
      'a window as long as the longest work',
      offline(sixServers, { window: { from: '2005-03-12T22:00:00Z', to: '2005-03-13T09:50:00Z' } }),
      'WIN-02',
    ],
    ['two servers, for which S1 has a layout of its own', offline(twoServers), 'WIN-09'],
    ['a newer service release', online('SEC', { osImage: known('2000.2.6.sr4') }), 'VER-08'],
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

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHECKS } from '../../../platforms/callmanager4/procedures/definitions.ts';
import { isCallManagerServer } from '../../../platforms/callmanager4/order.ts';
import { isDoneAlready } from '../../../platforms/callmanager4/standing.ts';
import type { Cluster } from '../../../platforms/callmanager4/types/cluster.ts';
import { known, unknown } from '../../../plan/fact.ts';
import type { Procedure } from '../../../platforms/callmanager4/types/procedure.ts';
import type { Facts, Observation } from '../../../platforms/callmanager4/types/observation.ts';
import type { Problem } from '../../../plan/types/plan.ts';
import { validCluster } from './arbitrary-cluster.ts';
import { judgeLooks } from './checks/judging.ts';
import { planOf, subscriberNames } from './procedures/walk.ts';
import { sampleCluster, sampleServer } from './sample-cluster.ts';
import { sampleObservation } from './sample-observation.ts';

type Release = Observation['callManager'];

const WHY = 'one place of two could not be read';
const [UNSEEN, NONE] = [unknown(WHY), known(null)];

/** Procedures that work on releases; a plan of the others has no word to say about them. */
const OF_RELEASES: readonly Procedure[] = ['upgrade', 'install', 'add-subscriber', 'replace-publisher'];

/** What a plan says of one server that shows what is given, while every other shows what it should. */
function told(cluster: Cluster, procedure: Procedure, name: string, given: Partial<Observation>): readonly Problem[] {
  const isNew = (server: string): boolean =>
    procedure === 'install' || (procedure === 'add-subscriber' && server === subscriberNames(cluster)[0]);
  const others = procedure === 'upgrade' ? cluster.from : cluster.to;
  const looks = cluster.servers.map((server) =>
    sampleObservation(server, {
      osImage: known('2000.4.2sr2'),
      callManager: known(isNew(server.name) ? null : others),
      ...(server.name === name ? given : {}),
    }),
  );
  return planOf(cluster, procedure, looks).problems.filter(({ server }) => server === name);
}

const forEveryServer = (procedure: Procedure, holds: (cluster: Cluster, name: string) => void): void =>
  fc.assert(
    fc.property(validCluster, fc.nat(), (cluster, nth) => {
      const servers = cluster.servers.filter(isCallManagerServer);
      if (procedure === 'add-subscriber' && subscriberNames(cluster).length === 0) return;
      holds(cluster, servers[nth % servers.length]?.name ?? '');
    }),
    { numRuns: 12 },
  );

const texts = (problems: readonly Problem[]): string => problems.map(({ message }) => message).join('\n');

describe('a release that nobody could see', () => {
  it.each(OF_RELEASES)('is told with its reason by a plan of %s, and is neither none nor any release', (procedure) => {
    forEveryServer(procedure, (cluster, name) => {
      const unseen = told(cluster, procedure, name, { callManager: UNSEEN });
      expect(texts(unseen)).toContain(WHY);
      for (const release of [NONE, known(cluster.to), known(cluster.from)])
        expect(texts(told(cluster, procedure, name, { callManager: release }))).not.toBe(texts(unseen));
    });
  });

  it.each(OF_RELEASES)('does not let a server be worked on by %s: what must be known refuses the plan', (procedure) => {
    forEveryServer(procedure, (cluster, name) => {
      const added = subscriberNames(cluster)[0];
      const isWorkedOn = procedure === 'add-subscriber' ? name === added : procedure !== 'replace-publisher';
      if (!isWorkedOn) return;
      for (const lost of ['callManager', 'services'] as const)
        expect(told(cluster, procedure, name, { [lost]: UNSEEN })).toContainEqual(
          expect.objectContaining({ severity: 'refuse', message: expect.stringContaining(WHY) as string }),
        );
    });
  });

  it('never makes a server count as done', () => {
    const server = sampleServer('CM1', ['primary']);
    const done = (release: Release): boolean =>
      isDoneAlready(server, sampleObservation(server, { callManager: release }), '4.1(2)');
    expect([UNSEEN, NONE, known('4.1'), known('4.0(2a)'), known('4.1(2)sr1')].map(done)).toEqual([
      false,
      false,
      false,
      false,
      true,
    ]);
  });
});

describe('a server without a CallManager', () => {
  const servers = [sampleServer('PUB', ['publisher']), sampleServer('SUB', ['primary'])];
  const cluster = sampleCluster(servers, { to: '4.2(1)' });

  it.each([
    ['upgrade', 'SUB', 'refuse', 'SUB has no CallManager: there is nothing to upgrade'],
    ['upgrade', 'PUB', 'refuse', 'PUB has no CallManager: there is nothing to upgrade'],
    ['replace-publisher', 'SUB', 'refuse', 'SUB has no CallManager, and the new machine would get 4.2(1)'],
    ['replace-publisher', 'PUB', 'warn', 'PUB answers and has no CallManager: it is the new machine'],
    ['add-subscriber', 'PUB', 'refuse', 'PUB has no CallManager, and the new machine would get 4.2(1)'],
  ] as const)('is said to have none by a plan of %s: %s', (procedure, name, severity, message) => {
    expect(told(cluster, procedure, name, { callManager: NONE })).toContainEqual(
      expect.objectContaining({ severity, message: expect.stringContaining(message) as string }),
    );
  });

  it.each(['install', 'add-subscriber'] as const)('is what %s wants of a new one: no word', (procedure) => {
    expect(texts(told(cluster, procedure, 'SUB', { callManager: NONE }))).not.toContain('CallManager');
  });
});

describe('the publisher that is to be replaced', () => {
  const servers = [sampleServer('PUB', ['publisher']), sampleServer('SUB', ['primary'])];
  const cluster = sampleCluster(servers, { from: '4.2(1)', to: '4.2(1)' });
  const saidOf = (name: string, given: Partial<Observation>): string => {
    const looks = servers.map((server) =>
      sampleObservation(server, { callManager: known('4.2(1)'), ...(server.name === name ? given : {}) }),
    );
    return texts(planOf(cluster, 'replace-publisher', looks).problems.filter(({ server }) => server === name));
  };

  it.each([
    [{ reachable: known(false) }, 'does not answer: a failed publisher'],
    [{ reachable: unknown('no route') }, 'whether PUB answers is not known (no route)'],
    [{ callManager: UNSEEN }, `whether it is the old machine cannot be seen (${WHY})`],
    [{ callManager: known('4.1(3)') }, 'it runs 4.1(3), and only a backup that was made with 4.2(1) can be restored'],
  ])('is told as it was seen: %j', (given, message) => {
    expect(saidOf('PUB', given)).toContain(message);
  });

  it.each([
    [{ reachable: known(false) }, 'it does not answer'],
    [{ reachable: unknown('no route') }, 'no route'],
  ])('has a subscriber that nobody saw, and it is told: %j', (given, why) => {
    expect(saidOf('SUB', given)).toContain(`SUB cannot be seen, and its release is not known: ${why}`);
  });
});

/** Which facts a look can lose. */
const FACTS = Object.keys(sampleObservation(sampleServer('CM1', ['primary']))).filter(
  (key): key is keyof Facts => !['server', 'at', 'reachable'].includes(key),
);

const GIVEN = {
  services: ['Terminal Services'],
  label: 'CCM_1',
  release: '4.1(2)',
  megabytes: 1000,
  devices: 5,
  subscribers: [],
};

describe('what a check knows less of', () => {
  it('is never better for it: no verdict becomes good because a fact is unknown', () => {
    const server = sampleServer('CM1', ['primary'], { services: ['Cisco CallManager'], devices: 5 });
    const release = fc.constantFrom<Release>(NONE, known('4.1(2)'), known('4.0(2a)'), known('four'));
    const seen = fc.record<Partial<Observation>>({
      callManager: release,
      registeredDevices: fc.constantFrom(known(0), known(5), known(6000)),
      pendingFileRenames: fc.boolean().map(known),
      programs: fc.constantFrom(known([]), known(['Cisco Unity']), known(['Cisco CallManager'])),
      services: fc.constantFrom(
        known([]),
        sampleObservation(server).services,
        known([{ name: 'TermService', displayName: 'Terminal Services', state: 'stopped', startType: 'disabled' }]),
      ),
      servicePack: fc.constantFrom(known(2), known(4)),
      memoryMegabytes: fc.constantFrom(known(256), known(1023)),
      freeMegabytesOnC: fc.constantFrom(known(10), known(8000)),
      domainRole: fc.constantFrom(known('stand-alone'), known('domain controller')),
    });
    const check = fc.constantFrom(...CHECKS.keys());
    fc.assert(
      fc.property(check, seen, fc.subarray(FACTS, { minLength: 1 }), (name, given, lost) => {
        const whole = sampleObservation(server, given);
        const less = { ...whole, ...Object.fromEntries(lost.map((fact) => [fact, UNSEEN])) };
        const verdictOf = (look: Observation): string => judgeLooks(name, [server], [look], GIVEN).verdict;
        if (verdictOf(less) === 'good') expect(verdictOf(whole)).toBe('good');
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('devices', () => {
  it.each([
    [NONE, '5 devices by its own count, and no CallManager'],
    [known('four'), '5 devices with "four", which is no release'],
    [UNSEEN, WHY],
  ])('on a server whose release is %j are with no release that can be told', (release, seen) => {
    const server = sampleServer('CM1', ['primary'], { devices: 5 });
    const look = sampleObservation(server, { callManager: release, registeredDevices: known(5) });
    expect(judgeLooks('devices-on-one-release', [server], [look])).toMatchObject({
      verdict: 'unknown',
      seen: expect.stringContaining(seen) as string,
    });
  });
});

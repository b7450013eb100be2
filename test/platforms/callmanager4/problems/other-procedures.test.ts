import { describe, expect, it } from 'vitest';
import { makePlan } from '../../../../platforms/callmanager4/make-plan.ts';
import type { Procedure } from '../../../../platforms/callmanager4/types/procedure.ts';
import { PROCEDURES } from '../procedures/walk.ts';
import { sampleCluster, sampleServer, sixServers } from '../sample-cluster.ts';

describe('problems of the other procedures', () => {
  it('tell of a cluster of one server what is left out, and why (ORD-20)', () => {
    const alone = sampleCluster([sampleServer('PUB', ['publisher', 'tftp', 'primary'])], {
      from: '4.2(1)',
      to: '4.2(1)',
    });
    const [problem] = makePlan(alone, 'install', null).problems.filter(({ source }) => source.includes('ORD-20'));
    expect(problem).toMatchObject({ severity: 'warn', server: 'PUB' });
    expect(problem?.message).toContain('no subscriber is worked on and no subscription is verified');
    expect(makePlan(cluster, 'install', null).problems.flatMap(({ source }) => source)).not.toContain('ORD-20');
  });

  it('name each server whose services nobody has listed (SVC-26)', () => {
    const servers = sixServers.map((server) => (server.name === 'MOH' ? { ...server, services: [] } : server));
    const found = makePlan({ ...cluster, servers }, 'post-install', null).problems;
    expect(found.map(({ severity, server, source }) => [severity, server, source])).toEqual([
      ['warn', 'MOH', ['SVC-26']],
    ]);
  });

  it('tell of software beside CallManager wherever an installer is walked through (COR-01, REM-12)', () => {
    const servers = sixServers.map((server) => (server.name === 'PRI' ? { ...server, coresident: true } : server));
    for (const procedure of ['install', 'add-subscriber'] as const) {
      const { problems } = makePlan({ ...cluster, servers }, procedure, null, { servers: ['PRI'] });
      expect(problems.map(({ message }) => message).join()).toContain('install them by the CRS documents');
    }
  });

  const cluster = sampleCluster(sixServers, { from: '4.2(1)', to: '4.2(1)' });

  it.each(PROCEDURES)('refuse servers by name where %s is about all of them, and nowhere else', (procedure) => {
    const { problems } = makePlan(cluster, procedure, null, { servers: ['PRI'] });
    const refused = problems.some(({ message }) => message.includes('takes no servers by name: PRI'));
    expect(refused).toBe(!['add-subscriber', 'replace-publisher'].includes(procedure));
  });

  it('name the release whose installer is not written down, where one is needed (VER-30)', () => {
    const other = { ...cluster, to: '5.0(1)' };
    const sources = (procedure: Procedure) => makePlan(other, procedure, null).problems.map(({ source }) => source[0]);
    expect(sources('install')).toContain('VER-30');
    expect(sources('replace-publisher')).toContain('VER-30');
    expect(sources('verify-subscriptions')).toEqual([]);
    expect(sources('post-install')).toEqual([]);
  });

  it('say of an installation of 4.1(2) that its pages are borrowed, and of 4.2(1) nothing (VER-29)', () => {
    const messages = (to: string) =>
      makePlan({ ...cluster, to }, 'install', null)
        .problems.map(({ message }) => message)
        .join('\n');
    expect(messages('4.1(2)')).toContain('borrowed from S2');
    expect(messages('4.2(1)')).not.toContain('borrowed');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainPlan } from '../../plan/explain-plan.ts';
import { CALLMANAGER4 } from '../../platforms/callmanager4/platform.ts';
import type { Cluster } from '../../platforms/callmanager4/types/cluster.ts';
import { ODD_NAMES, oddCluster } from '../platforms/callmanager4/odd-cluster.ts';
import { problemsOf, smallContent, type JsonObject } from '../platforms/callmanager4/cluster-file/cluster-content.ts';
import { inOrderOfWork } from '../platforms/callmanager4/procedures/walk.ts';
import { offline } from '../platforms/callmanager4/sample-plan.ts';
import { ON_PUBLISHER, SEPARATE } from './layouts-by-hand.ts';
import { leadsTo, promptOf, questionOf, stepOf, told } from './planned.ts';

const OF_ROLE: Readonly<Record<string, string>> = {
  tftp: 'Cisco TFTP',
  primary: 'Cisco CallManager',
  secondary: 'Cisco CallManager',
};

/** One entry of `servers` as a layout has it. */
function entryOf(text: string, index: number): JsonObject {
  const [, name = '', roles = '', services = '', backup, mark] =
    /^([^=]+)=([a-z+]+)((?:\/[^>!]+)*)(?:>([^!]+))?(!)?$/.exec(text.replaceAll('_', ' ')) ?? [];
  const list = roles.split('+');
  const named = services === '' ? list.flatMap((role) => OF_ROLE[role] ?? []) : services.slice(1).split('/');
  return {
    name,
    address: `10.1.1.${index + 10}`,
    model: 'MCS-7835H-2.4',
    roles: list,
    services: named,
    ...(list.includes('application') ? { applications: ['Cisco IP Contact Center'] } : {}),
    ...(backup === undefined ? {} : { backup }),
    ...(mark === undefined ? {} : { coresident: true }),
  };
}

/** Servers are apart by blanks that a name of a server follows; services may hold blanks themselves. */
const contentOf = (servers: string, given: JsonObject = {}): JsonObject => ({
  ...smallContent(),
  servers: servers.split(/ (?=[A-Z0-9]+=)/).map(entryOf),
  people: [
    { name: 'Kim Larsen', roles: ['engineer'] },
    { name: 'Ada Okafor', roles: ['engineer', 'approver'] },
  ],
  worksheet: { workgroup: 'WRKGRP' },
  ...given,
});

const planOf = (content: JsonObject) => offline(CALLMANAGER4.readCluster(content, '') as Cluster);

const messages = (content: JsonObject, severity: 'refuse' | 'warn'): readonly string[] =>
  planOf(content)
    .problems.filter((problem) => problem.severity === severity)
    .map(({ message }) => message);

describe('a cluster that S1 gives an order for', () => {
  describe.each([
    ['the CallManager service not on the publisher (ORD-08, ORD-10, ORD-11, ORD-20)', SEPARATE],
    ['the CallManager service on the publisher (ORD-06, ORD-07, ORD-20)', ON_PUBLISHER],
  ])('%s', (_layout, rows) => {
    it.each(rows.map((row) => [row.title, row] as const))('%s', (_title, { servers, order, says = {}, warns = [] }) => {
      const content = contentOf(servers);
      const plan = planOf(content);
      expect(plan.servers.map(({ name }) => name).join(' ')).toBe(order);
      for (const [name, reason] of Object.entries(says))
        expect(plan.servers.find((server) => server.name === name)?.because).toMatch(reason);
      for (const warning of warns) expect(messages(content, 'warn')).toContainEqual(expect.stringMatching(warning));
      expect(messages(content, 'refuse')).toEqual([]);
    });
  });

  it('is planned with reasons that speak of no server and of no kind of server that is not there (ORD-08)', () => {
    fc.assert(
      fc.property(oddCluster, (cluster) => {
        const absent = absentWords(cluster);
        const plan = offline(cluster);
        for (const { because } of [...plan.servers, ...plan.stages, ...inOrderOfWork(plan)])
          for (const word of absent) expect(because).not.toMatch(word);
      }),
      { numRuns: 40 },
    );
  });

  it('has every server once and the publisher first, however odd it is (ORD-01, ORD-05)', () => {
    fc.assert(
      fc.property(oddCluster, (cluster) => {
        const names = offline(cluster).servers.map(({ name }) => name);
        expect([...names].sort()).toEqual(cluster.servers.map(({ name }) => name).sort());
        expect(cluster.servers.find(({ name }) => name === names[0])?.roles).toContain('publisher');
      }),
      { numRuns: 40 },
    );
  });
});

/** Names and kinds of servers that a reason could speak of and that this cluster has not. */
function absentWords({ servers }: Cluster): readonly RegExp[] {
  const has = (...roles: readonly string[]): boolean =>
    servers.some((server) => !server.roles.includes('publisher') && server.roles.some((role) => roles.includes(role)));
  const anywhere = (role: string): boolean => servers.some(({ roles }) => roles.some((one) => one === role));
  const words: readonly (readonly [RegExp, boolean])[] = [
    [/subscribers?\b/i, has('tftp', 'service', 'secondary', 'primary')],
    [/TFTP server/i, has('tftp')],
    [/service-only/i, has('service')],
    [/secondar(y|ies)/i, anywhere('secondary')],
    [/primar(y|ies)/i, anywhere('primary')],
    [/application servers?|telephony applications/i, has('application')],
    ...ODD_NAMES.map((name) => [new RegExp(name), servers.some((server) => server.name === name)] as const),
  ];
  return words.filter(([, isThere]) => !isThere).map(([word]) => word);
}

describe('marks that contradict a role', () => {
  const BESIDE = 'PUB=publisher SEC=secondary';

  it.each<[string, string, RegExp]>([
    [
      'Cisco CallManager on a service-only server (ORD-12)',
      'X=service/Cisco CallManager',
      /must not run on a service-only/,
    ],
    ['the same in other letters (ORD-12)', 'X=service/CISCO CALLMANAGER', /must not run on a service-only/],
    [
      'Cisco CallManager on a TFTP server (ORD-10)',
      'X=tftp/Cisco CallManager',
      /give it the role primary or secondary/,
    ],
    [
      'Cisco CallManager on an application server (ORD-15)',
      'X=application/Cisco CallManager',
      /does not run on a server/,
    ],
    ['Cisco TFTP on a service-only server (ORD-10)', 'X=service/Cisco TFTP', /role tftp instead of service/],
    ['Cisco TFTP on an application server (ORD-10)', 'X=application/cisco tftp', /no part of the CallManager cluster/],
    ['a coresident application server (ORD-15)', 'X=application!', /coresident is what shares its machine/],
    ['no Cisco CallManager on a primary (ORD-14)', 'X=primary/Cisco TFTP', /lacks Cisco CallManager/],
    ['TFTP server and primary in one (ORD-10)', 'X=tftp+primary', /two places for them/],
    ['service-only and primary in one (ORD-12)', 'X=service+primary', /never runs Cisco CallManager/],
    ['secondary and primary in one (ORD-13)', 'X=secondary+primary', /before the first primary/],
    ['publisher and service-only in one (ORD-08)', 'X=publisher+service', /has the first place/],
    ['application server and primary in one (ORD-15)', 'X=primary+application', /a machine of its own/],
    ['a second publisher (ORD-01)', 'X=publisher', /second publisher/],
  ])('are refused: %s', (_title, server, said) => {
    expect(problemsOf(contentOf(`${BESIDE} ${server}`))).toContainEqual(expect.stringMatching(said));
  });
});

describe('a cluster that S1 gives no order for', () => {
  const SERVERS = 'B=primary>C APP=application C=secondary PUB=publisher+primary+tftp>C A=service';
  const order = { servers: ['PUB', 'C', 'A', 'B'], by: 'Ada Okafor', reason: 'C takes all phones, so it comes next' };

  it('is never planned by a guess: it is explained, and asked for an order that somebody signs for (ORD-09, ORD-06)', () => {
    const [refusal, ...others] = messages(contentOf(SERVERS), 'refuse');
    expect(refusal).toMatch(/with two servers only; an approver has to give the order and sign for it: write `order`/);
    expect(others).toEqual([]);
  });

  it('takes the order that an approver gives, and says so at each server, as a warning and in the text of the plan (ORD-09)', () => {
    const content = contentOf(SERVERS, { order });
    const plan = planOf(content);
    expect(plan.servers.map(({ name }) => name)).toEqual(['PUB', 'C', 'A', 'B', 'APP']);
    expect(messages(content, 'refuse')).toEqual([]);
    expect(messages(content, 'warn')).toContainEqual(
      expect.stringMatching(/Ada Okafor gives the order PUB, C, A, B and signs for it \(C takes all phones/),
    );
    for (const { because } of plan.servers.slice(0, 4)) expect(because).toContain('order that Ada Okafor gives');
    expect(plan.servers[0]?.because).toMatch(/stops by itself and its phones move to C/);
    const lines = explainPlan(plan);
    expect(lines.some((line) => line.includes('CallManager servers in the order of Ada Okafor'))).toBe(true);
  });

  it('is not begun before an approver has signed for that order in the run itself, which its report lists as a deviation (ORD-09)', () => {
    const plan = planOf(contentOf(SERVERS, { order }));
    const signed = promptOf(plan, 'cluster/order-signed');
    expect([signed.by, told(signed)]).toEqual(['approver', expect.stringMatching(/PUB, C, A, B/)]);
    expect(leadsTo(signed)).toEqual({ signed: 'accepted', 'not-signed': 'blocked' });
    expect(plan.before).toContain(stepOf(plan, 'cluster/order-signed'));
    const without = planOf(contentOf('SUB=secondary PUB=publisher+primary+tftp>SUB'));
    expect(() => stepOf(without, 'cluster/order-signed')).toThrow();
  });

  it("keeps S1's advice for each server that others stand in for (WIN-10, ORD-09)", () => {
    const plan = planOf(contentOf(SERVERS, { order }));
    expect(questionOf(stepOf(plan, 'B/backup-has-room'))?.servers).toEqual(['C']);
  });

  it.each<[string, JsonObject, string]>([
    ['one that leaves a server out', { servers: ['PUB', 'C', 'A'] }, 'order.servers: leaves out B; every CallManager server has a place'],
    ['one that has a server twice', { servers: ['PUB', 'C', 'A', 'B', 'C'] }, 'order.servers[4]: "C" stands here twice; each server has one place'],
    ['one that does not begin with the publisher (ORD-01)', { servers: ['C', 'PUB', 'A', 'B'] }, 'order.servers[0]: "C" is not the publisher, which is always first (ORD-01)'],
    ['one that ends with the publisher (ORD-01)', { servers: ['C', 'A', 'B', 'PUB'] }, 'order.servers[0]: "C" is not the publisher, which is always first (ORD-01)'],
    ['one with a server that there is not', { servers: ['PUB', 'C', 'A', 'B', 'D'] }, 'order.servers[4]: "D" is no server of this cluster; its CallManager servers are B, C, PUB, A'],
    ['one with an application server (ORD-15)', { servers: ['PUB', 'C', 'A', 'B', 'APP'] }, 'order.servers[4]: "APP" is an application server, which comes last by itself (ORD-15); take it away'],
    ['one by somebody who approves nothing', { by: 'Kim Larsen' }, 'order.by: "Kim Larsen" is no approver of this file; it can be: Ada Okafor'],
    ['one without a reason', { reason: '...' }, 'order.reason: says nothing; write why the servers have this order'],
  ])('never takes %s, and says nothing else against it (ORD-09)', (_title, change, said) => {
    const content = contentOf(SERVERS, { order: { ...order, ...change } });
    expect(problemsOf(content)).toEqual([said]);
  }); // prettier-ignore

  it("never takes an order where S1's own holds (ORD-06, ORD-08)", () => {
    for (const servers of ['B=primary PUB=publisher C=service', 'C=secondary PUB=publisher+primary'])
      expect(problemsOf(contentOf(servers, { order: { ...order, servers: ['PUB', 'C'] } }))).toContainEqual(
        expect.stringMatching(/S1 gives an order for this cluster; take it away/),
      );
  });
});

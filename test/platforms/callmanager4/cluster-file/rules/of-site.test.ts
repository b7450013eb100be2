import { describe, expect, it } from 'vitest';
import { ClusterFileError } from '../../../../../config/problem.ts';
import { makeHashedPlan } from '../../../../../activities/make-plan.ts';
import { readClusterContent } from '../../../../../platforms/callmanager4/cluster-file/load-cluster-file.ts';
import { CALLMANAGER4 } from '../../../../../platforms/callmanager4/platform.ts';
import type { SiteInForce } from '../../../../../plan/types/site-rules.ts';
import { siteFrom, smallSite } from '../../../../config/site-file/site-content.ts';
import { smallContent, type Json, type JsonObject } from '../cluster-content.ts';

const SITE = siteFrom();

/** The smallest cluster file of the site: it describes no host and nobody. */
function ofSite(change: JsonObject = {}): JsonObject {
  const { people: _, ...content } = smallContent();
  return { ...content, station: 'station', ...change };
}

function problemsOf(content: JsonObject, site?: SiteInForce): readonly string[] {
  try {
    readClusterContent(content, '', site);
    return [];
  } catch (error) {
    if (error instanceof ClusterFileError) return error.problems;
    throw error;
  }
}

const withDirect = (direct: Json): JsonObject => {
  const [first = {}, ...others] = smallContent().servers;
  return { servers: [{ ...first, transport: { direct } }, ...others] };
};

const DESCRIBED =
  'is described here, and only hosts of the site file are logged on to; write the name of one: jump, station';

const WITH: readonly (readonly [string, JsonObject, string])[] = [
  ['a station of its own', { station: smallContent().station }, `station: ${DESCRIBED}`],
  ['a server of its own way', withDirect(smallContent().station), `servers[0].transport.direct: ${DESCRIBED}`],
  ['a station that the site does not have', { station: 'stetion' }, 'station: is no host of the site bln; did you mean station?'],
  ['a server that the site does not have', withDirect('other'), 'servers[0].transport.direct: is no host of the site bln; choose from jump, station'],
  ['a property of every object', { station: 'constructor' }, 'station: is no host of the site bln; choose from jump, station'],
  ['a person of its own', { people: smallContent().people }, 'people[0]: is described here, and only people of the site file count; write the name alone'],
  ['somebody else', { people: ['Kim', 'Adda'] }, 'people[1]: "Adda" is nobody of the site bln; did you mean Ada?'],
  ['too few people', { people: ['Kim'] }, 'people: has nobody who may approve a plan; give somebody the role approver'],
  ['too few people for a policy', { people: ['Kim'] }, "people: is too few: the site's policy for approval wants somebody, and nobody can sign it; name more people with a key in its groups, or want less"],
  ['somebody twice', { people: ['Kim', 'Ada', 'kim'] }, 'people[2].name: "Kim" is the name of people[0] too; give each its own'],
  ['another site', { site: 'muc' }, 'site: "muc" is not the site of the site file, which is bln'],
  ['a secret elsewhere', { secrets: { saPassword: { file: '/etc/shadow' } } }, 'secrets.saPassword.file: lies in no folder that the site file names; put it there, or add its folder to secrets.folders'],
  ['a secret of a server elsewhere', { servers: smallContent().servers.map((one) => ({ ...one, administratorPassword: { env: 'HOME' } })) }, 'servers[2].administratorPassword.env: is no variable that the site file names; add its name to secrets.variables'],
  ['a rehearsal on hosts that are no rehearsal', { rehearsal: true }, 'station.host: is not on this machine, and the file says rehearsal: true; take that line away where the servers are real'],
  ['an order by somebody who may not', { order: { servers: ['CM-PUB'], by: 'Kim', reason: 'so' }, servers: smallContent().servers.map((one, index) => (index === 0 ? { ...one, roles: ['publisher', 'primary'], services: ['Cisco CallManager'] } : one)) }, 'order.by: "Kim" is no approver of this file; it can be: Ada'],
]; // prettier-ignore

describe('with a site file, a cluster file is refused that brings', () => {
  it.each(WITH)('%s', (_, change, problem) => {
    expect(problemsOf(ofSite(change), SITE)).toContain(problem);
  });

  it('nothing: it is taken, also with names of people and the name of the site', () => {
    for (const change of [
      {},
      { people: ['ADA', 'Kim'] },
      { site: 'bln' },
      { secrets: { saPassword: { env: 'CCM_PASSWORD' } } },
    ])
      expect(problemsOf(ofSite(change), SITE)).toEqual([]);
  });
});

it('however much of a stranger it is, a cluster file is refused in a short message', () => {
  const many = Array.from({ length: 20_000 }, (_, index) => `Person ${index}`);
  const servers = many.map((name) => ({ name, transport: { direct: name.replace(' ', '-') } }));
  for (const change of [{ people: many }, { servers }]) {
    let error: unknown;
    try {
      readClusterContent(ofSite(change), '', SITE);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(ClusterFileError);
    expect((error as ClusterFileError).message.length).toBeLessThan(10_000);
    expect((error as ClusterFileError).count).toBeGreaterThanOrEqual(20_000);
  }
});

describe('without a site file, a cluster file is refused that', () => {
  it.each<[string, JsonObject, string]>([
    [
      'names its station',
      { station: 'station' },
      'station: names a host, and there is no site file to describe it; add --site-file FILE, or describe it here',
    ],
    [
      'names the host of a server',
      withDirect('station'),
      'servers[0].transport.direct: names a host, and there is no site file to describe it; add --site-file FILE, or describe it here',
    ],
    [
      'names a person',
      { people: ['Kim'] },
      'people[0]: is a name alone, and there is no site file to say who it is; add --site-file FILE, or write name and roles',
    ],
  ])('%s', (_, change, problem) => {
    expect(problemsOf({ ...smallContent(), ...change })).toEqual([problem]);
  });

  it('leaves its people out', () => {
    const { people: _, ...content } = smallContent();
    expect(problemsOf(content)).toEqual(['people: is missing; write: The people who answer prompts and approve']);
  });
});

describe('the cluster of a site', () => {
  it('has the hosts of the site, with the way to them, and its people with what they may do and the groups that policies name', () => {
    const cluster = readClusterContent(ofSite(withDirect('jump')), '', SITE);
    expect(cluster.station).toEqual(SITE.hosts['station']);
    expect(cluster.servers[0]?.transport).toEqual({ kind: 'direct', endpoint: SITE.hosts['jump'] });
    expect(cluster.people).toEqual([
      { name: 'Kim', roles: ['engineer'], groups: ['crew'] },
      { name: 'Ada', roles: ['engineer', 'approver'], groups: ['board', 'crew'] },
    ]);
    expect(cluster.site).toBe('bln');
    expect(readClusterContent(ofSite({ people: ['ada', 'KIM'] }), '', SITE).people.map(({ name }) => name)).toEqual([
      'Ada',
      'Kim',
    ]);
  });

  it('says which rules it goes by, and so does its plan, whose hash is another one for other rules', () => {
    const planFor = (site: SiteInForce) =>
      makeHashedPlan(CALLMANAGER4, readClusterContent(ofSite(), '', site), { procedure: 'upgrade', looks: null });
    const plan = planFor(SITE);
    expect(plan.siteRules).toEqual({ name: 'bln', hash: SITE.hash, policies: SITE.policies });
    const other = planFor(siteFrom({ ...smallSite(), policies: { work: { signed: true } } }));
    expect(other.siteRules?.policies.work.signed).toBe(true);
    expect(other.hash).not.toBe(plan.hash);
    expect(planFor(siteFrom({ ...smallSite(), ledger: '/elsewhere' })).hash).not.toBe(plan.hash);
    expect(planFor(siteFrom()).hash).toBe(plan.hash);
    const hook = { url: 'https://a/', secret: { env: 'CCM_PASSWORD' } };
    expect(planFor(siteFrom({ ...smallSite(), notices: { webhooks: [hook] } })).siteRules?.notices).toBe('all');
  });

  it('of no site file says so by saying nothing', () => {
    const cluster = readClusterContent(smallContent(), '');
    expect('siteRules' in cluster).toBe(false);
    expect('siteRules' in makeHashedPlan(CALLMANAGER4, cluster, { procedure: 'upgrade', looks: null })).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { classify, interferingServices } from '../../platforms/callmanager4/interfering-software.ts';
import { known } from '../../plan/fact.ts';
import { judgeLooks } from '../platforms/callmanager4/checks/judging.ts';
import { forEveryPlan, inOrderOfWork, planOf } from '../platforms/callmanager4/procedures/walk.ts';
import { sampleCluster, sampleServer, sixServers } from '../platforms/callmanager4/sample-cluster.ts';
import { sampleObservation, sampleService, showing } from '../platforms/callmanager4/sample-observation.ts';
import { expectBlocks, expectInOrder, forEveryServer } from './expect-steps.ts';
import { AT_THE_CONSOLE, leadsTo, promptOf, questionOf, stepOf, stepsNamed, told } from './planned.ts';
import { commandsOf, good, placeOf } from './entries.ts';
import { storiesOf, worksIn } from './story.ts';
import { toldTo } from '../platforms/callmanager4/told.ts';

const TERMINAL = 'Terminal Services';
const server = sampleServer('CM1', ['primary']);

describe('how people get at a server', () => {
  const plans = AT_THE_CONSOLE.map((procedure) => planOf(sampleCluster(sixServers), procedure));
  const byVnc = AT_THE_CONSOLE.map((procedure) =>
    planOf(sampleCluster(sixServers, { vnc: 'the edition of March 2005' }), procedure),
  );

  it('is asked before the first server, and they are told what Terminal Services is there for and that it comes back (REM-03)', () => {
    for (const plan of [...plans, ...byVnc]) {
      const asked = promptOf(plan, 'cluster/way-of-working');
      expect(told(asked)).toMatch(
        /it is there for the remote administration of technical support, is stopped .* and comes back at the end/,
      );
      expect(told(asked)).toMatch(
        /Never by Terminal Services[^]*Never by Integrated Lights Out, neither its console nor its virtual drives/,
      );
      const first = plan.servers[0]?.steps[0]?.id ?? 'PUB/wizard';
      expectInOrder(inOrderOfWork(plan), [asked.id, first]);
    }
  });

  it('may be VNC where the cluster file has the edition of its document; of other servers than the publisher S1 is silent, and that is said (REM-07, REM-08)', () => {
    AT_THE_CONSOLE.forEach((procedure, index) => {
      const [at, by] = [plans[index]!, byVnc[index]!];
      expect(told(promptOf(at, 'cluster/way-of-working'))).toMatch(/Who wants to work by it writes the edition/);
      expect(told(promptOf(by, 'cluster/way-of-working'))).toContain(
        'VNC by its document of the cluster file: the edition of March 2005',
      );
      const said = by.problems.filter(({ message }) =>
        message.includes('S1 allows VNC for the upgrade of the publisher'),
      );
      expect([procedure, said.map(({ severity }) => severity)]).toEqual([
        procedure,
        procedure === 'upgrade' ? ['warn'] : [],
      ]);
    });
  });

  it('is never a VNC that nobody works by: it is stopped like the rest, and left alone only where people work by it (REM-09)', () => {
    const vnc = sampleService('VNC Server');
    const look = sampleObservation(server, { services: known([vnc]) });
    expect(interferingServices(server, look).map(({ displayName }) => displayName)).toEqual(['VNC Server']);
    expect(interferingServices(server, look, true)).toEqual([]);
    const judged = (worksByVnc: boolean): string =>
      judgeLooks('services-stopped', [server], [look], worksByVnc ? { worksByVnc } : {}).verdict;
    expect([judged(false), judged(true)]).toEqual(['bad', 'good']);
    for (const plan of plans)
      for (const { steps } of plan.servers)
        for (const step of stepsNamed(steps, 'nothing-interferes')) {
          expectBlocks(step);
          expect(toldTo(questionOf(step)).worksByVnc).toBeUndefined();
        }
  });

  it('is its console: before the first disc they are told that neither Terminal Services nor Integrated Lights Out will do (REM-01, REM-10)', () => {
    forEveryServer(AT_THE_CONSOLE, ({ name, steps }, plan) => {
      const logOn = promptOf(plan, `${name}/log-on`);
      expect(told(logOn)).toMatch(
        /at the console of the server: not by Terminal Services and not by Integrated Lights Out/,
      );
      expect(leadsTo(logOn)).toMatchObject({ done: 'good', differs: 'trouble', message: 'trouble' });
      expect(logOn.proof).toMatchObject({ name: 'administrator-logged-on', servers: [name] });
      expectInOrder(steps, [`${name}/log-on`, `${name}/disc-1`, `${name}/wizard`]);
    });
    const visits = storiesOf(...AT_THE_CONSOLE).flatMap(({ room }) =>
      room.filter(({ text }) => text.startsWith('log on of ')),
    );
    expect(visits.length).toBeGreaterThan(10);
    for (const { text } of visits) expect(text).toBe('log on of Administrator at console');
  });
});

describe('Terminal Services', () => {
  it('is stopped and disabled on every server before its installer, seen or not, and that is measured (REM-04)', () => {
    forEveryServer(AT_THE_CONSOLE, ({ name, steps }, plan) => {
      const stopped = stepOf(plan, `${name}/services-stopped`);
      expect(toldTo(questionOf(stopped)).services).toContain(TERMINAL);
      expectInOrder(steps, [`${name}/services-stopped`, `${name}/nothing-interferes`, `${name}/disc-1`]);
    });
  });

  it('is looked at once more right before the first disc, so that no session of it can be there (REM-02)', () => {
    forEveryServer(AT_THE_CONSOLE, ({ name, steps }) => {
      const [step] = stepsNamed(steps, 'nothing-interferes');
      expect(toldTo(questionOf(step!)).services).toContain(TERMINAL);
      expectBlocks(step!);
      const acts = steps.slice(steps.indexOf(step!)).filter(({ kind }) => kind === 'action');
      expect(acts).toEqual([]);
      expectInOrder(steps, [`${name}/reboot`, `${name}/nothing-interferes`, `${name}/disc-1`]);
    });
  });

  it('is away only with the reboot that comes next, and no other act stands between (REM-05)', () => {
    forEveryServer(AT_THE_CONSOLE, ({ name, steps }) => {
      const acts = steps.filter(({ kind }) => kind === 'action').map(({ id }) => id);
      expect(acts[acts.indexOf(`${name}/services-stopped`) + 1]).toBe(`${name}/reboot`);
      const reboot = stepsNamed(steps, 'reboot')[0]!;
      expect(questionOf(reboot)?.name).toBe('rebooted');
      expectBlocks(reboot);
    });
    for (const story of storiesOf('upgrade', 'install')) {
      for (const { entries } of worksIn(story)) {
        const acts = entries.map((entry) => commandsOf([entry])).filter((commands) => commands.length > 0);
        const stopped = acts.findIndex((commands) => commands.some((one) => one.endsWith('stop "TermService"')));
        if (stopped >= 0) expect(acts[stopped + 1]).toEqual([expect.stringMatching(/^shutdown /)]);
      }
    }
  });

  it('is enabled again when every server is done, on each on which it was disabled, and that is looked at (REM-06)', () => {
    for (const procedure of AT_THE_CONSOLE) {
      forEveryPlan(procedure, (plan) => {
        const steps = inOrderOfWork(plan);
        const last = steps.findLastIndex((step) => plan.servers.some((one) => one.steps.includes(step)));
        const back = steps.filter((step) => step.kind === 'action' && step.action === 'restore-services');
        const worked = plan.servers.filter((one) => stepsNamed(one.steps, 'services-stopped').length > 0);
        expect(back.map((step) => step.server)).toEqual(worked.map(({ name }) => name));
        for (const step of back) {
          expect(steps.indexOf(step)).toBeGreaterThan(last);
          expect(questionOf(step)).toMatchObject({ name: 'services-restored' });
          expect(toldTo(questionOf(step)).services).toContain(TERMINAL);
        }
      });
    }
    for (const story of storiesOf(...AT_THE_CONSOLE).filter(({ end }) => end.state === 'completed')) {
      for (const { server: name, entries } of worksIn(story)) {
        if (!commandsOf(entries).some((one) => one.endsWith('stop "TermService"'))) continue;
        const seen = /Terminal Services is running, start type automatic/;
        placeOf(story.journal, good(`${name}/services-set-back`, { seen }));
      }
    }
  });

  it('that an earlier run has left disabled is enabled by hand, and the people are told that it must be (REM-06)', () => {
    const cluster = sampleCluster(sixServers);
    const out = sampleService(TERMINAL, { state: 'stopped', startType: 'disabled' });
    const looks = cluster.servers.map((one) => sampleObservation(one, { services: known([out]) }));
    const plan = planOf(cluster, 'upgrade', looks);
    const asked = promptOf(plan, 'SEC/services-set-back-by-hand');
    expect(told(asked)).toMatch(/Terminal Services must be enabled again after the upgrade/);
    expect(stepsNamed(inOrderOfWork(plan), 'services-stopped').map((step) => step.server)).not.toContain('SEC');
  });
});

describe('every other way in', () => {
  it('is stopped and disabled as well, whether it was seen on the server or named in the cluster file (REM-11)', () => {
    const WAYS = ['VNC Server', 'pcANYWHERE Host Service', 'Radmin', 'DameWare Mini Remote Control', 'Timbuktu Pro'];
    const cluster = sampleCluster(
      sixServers.map((one) =>
        one.name === 'SEC'
          ? { ...one, software: [{ name: 'Ferry', class: 'remote access', services: ['Ferry Host'] }] }
          : one,
      ),
    );
    const looks = cluster.servers.map((one) => {
      const look = sampleObservation(one);
      const services = look.services.known ? look.services.value : [];
      return { ...look, services: known([...services, ...WAYS.map((name) => sampleService(name))]) };
    });
    const plan = planOf(cluster, 'upgrade', looks);
    const question = questionOf(stepOf(plan, 'SEC/services-stopped'));
    expect([...(toldTo(question).services ?? [])].sort()).toEqual([...WAYS, 'Ferry Host', TERMINAL].sort());
    expectBlocks(stepOf(plan, 'SEC/nothing-interferes'));
    for (const name of WAYS) expect([name, classify(name)]).toEqual([name, 'remote access']);
  });
});

describe('our own way in', () => {
  const endpoint = { host: 'h', port: 22, user: 'u', hostKey: 'SHA256:x', algorithms: [] };
  const direct = sampleServer('SEC', ['secondary'], { transport: { kind: 'direct', endpoint } });

  it('needs nothing on a server that is reached through the station: an SSH service found there is one to stop (REM-12)', () => {
    const look = sampleObservation(server, showing('OpenSSH Server'));
    expect(interferingServices(server, look).map(({ displayName }) => displayName)).toEqual(['OpenSSH Server']);
    for (const { journal } of storiesOf(...AT_THE_CONSOLE))
      for (const command of commandsOf(journal).filter((one) => !one.startsWith('osql ')))
        expect(command).toMatch(/^(?:sc \\\\\S+|shutdown .*-m \\\\\S+) /);
  });

  it('by an SSH service of the server itself is warned of before anybody approves the plan (REM-12)', () => {
    for (const procedure of ['upgrade', 'install'] as const) {
      const plan = planOf(sampleCluster(sixServers.map((one) => (one.name === 'SEC' ? direct : one))), procedure);
      const found = plan.problems.filter((problem) => problem.message.includes('SSH service of its own'));
      expect(found.map((problem) => [problem.severity, problem.server])).toEqual([['warn', 'SEC']]);
    }
  });
});

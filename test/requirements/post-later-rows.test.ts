import { describe, expect, it } from 'vitest';
import { known } from '../../plan/fact.ts';
import { forEveryPlan, inOrderOfWork, planOf } from '../platforms/callmanager4/procedures/walk.ts';
import { sampleCluster, sixServers } from '../platforms/callmanager4/sample-cluster.ts';
import { sampleObservation, sampleService } from '../platforms/callmanager4/sample-observation.ts';
import { addresseeOf, commandsOf, good, placeOf } from './entries.ts';
import { storiesOf, storyOf } from './story.ts';
import { expectInOrder, expectStaysOpen } from './expect-steps.ts';
import { leadsTo, promptOf, questionOf, stepOf, stepsNamed, told } from './planned.ts';
import { CLUSTER, DUE, INSTALLATION, OFFERED, atEveryServer, lastOfServers, toldAt } from './table-5.ts';

describe('rows 6 to 11 of the table', () => {
  it('offer drive F: for traces, with the advice for a backup, and never to a server that cannot have four drives (POST-25)', () => {
    const models = ['MCS-7845H-2.4', 'MCS-7835H-2.4', 'MCS-7825H-2.2', 'MCS-7815-I2', 'IBM xSeries 345'];
    const servers = sixServers
      .filter(({ roles }) => !roles.includes('application'))
      .map((one, index) => ({ ...one, model: models[index] ?? '' }));
    for (const procedure of ['install', 'post-install'] as const) {
      const plan = planOf(sampleCluster(servers, { to: '4.2(1)' }), procedure);
      const asked = stepsNamed(inOrderOfWork(plan), 'post-6-trace-drive');
      const modelOf = (name: string | undefined) => servers.find((one) => one.name === name)?.model;
      expect(asked.map(({ server }) => modelOf(server)).sort()).toEqual(['IBM xSeries 345', 'MCS-7845H-2.4']);
      for (const step of asked) {
        expect(leadsTo(step)).toEqual(OFFERED);
        expect(told(step)).toMatch(/drive F: [^]*four hard drives, such as the MCS-7845/);
        expect(told(step)).toContain(
          `the model ${modelOf(step.server)}. With fewer than four drives it does not apply`,
        );
        expect(told(step)).toMatch(/Before a backup for a new machine .* goes back to the default drive C:/);
      }
    }
  });

  it('offer more music on hold, beside the sample that is there: the disk or one of two downloads, under its licence (POST-26 to POST-29)', () => {
    const text = toldAt('cluster/post-7-music-on-hold');
    expect(leadsTo(promptOf(INSTALLATION, 'cluster/post-7-music-on-hold'))).toEqual(OFFERED);
    expect(text).toContain('one sample is there already');
    expect(text).toMatch(/Music On Hold Disk, or ciscocm-MusicOnHold, or the smaller ciscocm-MusicOnHoldSampler/);
    expect(text).toMatch(/music on hold only, and not to be handed on/);
  });

  it('offer Customer Response Solutions only now that every server has CallManager (POST-30)', () => {
    atEveryServer('post-8-customer-response', (plan, id) => {
      expect(leadsTo(promptOf(plan, id))).toEqual(OFFERED);
      expect(inOrderOfWork(plan).findIndex((step) => step.id === id)).toBeGreaterThan(lastOfServers(plan));
    });
  });

  it('offer locales beside the one that is there, and keep their list for a replaced publisher (POST-31)', () => {
    atEveryServer('post-9-locales', (plan, id) => {
      expect(leadsTo(promptOf(plan, id))).toEqual(OFFERED);
      expect(told(promptOf(plan, id))).toMatch(
        /only English_United_States comes by itself[^]*Locale Installer, http:\/\/www\.cisco\.com\/cgi-bin\/tablebuild\.pl\/callmgr-locale-40\.\nWrite the locales into the note: a replaced publisher needs them again/,
      );
    });
  });

  it('recommend one of two security agents for every server (POST-33)', () => {
    atEveryServer('post-10-security-agent', (plan, id) => {
      expect(leadsTo(promptOf(plan, id))).toEqual(OFFERED);
      expect(told(promptOf(plan, id))).toMatch(
        /strongly recommends one of two[^]*Cisco Security Agent for CallManager[^]*Management Center/,
      );
    });
  });

  it('offer Norton AntiVirus when every server is done, with the tasks of its own document (POST-34)', () => {
    atEveryServer('post-11-antivirus', (plan, id) => {
      expect(told(promptOf(plan, id))).toMatch(/only when every server is done[^]*its own document/);
      expect(inOrderOfWork(plan).findIndex((step) => step.id === id)).toBeGreaterThan(lastOfServers(plan));
    });
  });
});

describe('row 12 of the table', () => {
  it('sets back on every server what was disabled there, and looks at it (POST-35)', () => {
    for (const procedure of ['install', 'add-subscriber'] as const)
      forEveryPlan(procedure, (plan) => {
        for (const { name, steps } of plan.servers) {
          const stopped = steps.find((step) => step.kind === 'action' && step.action === 'stop-and-disable-services');
          if (stopped?.kind !== 'action') continue;
          const back = stepOf(plan, `${name}/services-set-back`);
          expect(back).toMatchObject({ action: 'restore-services', arguments: stopped.arguments });
          expect(questionOf(back)?.name).toBe('services-restored');
        }
      });
    const { journal } = storyOf('a cluster is installed');
    const seen = /Norton AntiVirus Server is running, start type automatic/;
    for (const server of ['AAR-PUB', 'AAR-SUB']) placeOf(journal, good(`${server}/services-set-back`, { seen }));
  });

  it('sets the startup type first and starts the service then; by hand, in the Services window (POST-36)', () => {
    const commands = storiesOf('install').flatMap(({ journal }) => commandsOf(journal));
    const started = commands.flatMap((command, index) => {
      const [, key] = / start ("[^"]+")/.exec(command) ?? [];
      return key ? [{ key, before: commands[index - 1] }] : [];
    });
    expect(started.length).toBeGreaterThan(0);
    for (const { key, before } of started) expect(before).toContain(`config ${key} start= auto`);
    const out = sampleService('Terminal Services', { state: 'stopped', startType: 'disabled' });
    const looks = CLUSTER.servers.map((one) => sampleObservation(one, { services: known([out]) }));
    expect(told(promptOf(planOf(CLUSTER, 'post-install', looks), 'SEC/services-set-back-by-hand'))).toMatch(
      /Administrative Tools > Services: set each startup type, and start what ran/,
    );
  });
});

describe('rows 13 to 15 of the table', () => {
  it('lead to a further subscriber and to a new publisher by procedures of their own (POST-37, POST-39)', () => {
    for (const [id, procedure] of [
      ['cluster/post-13-further-subscriber', 'add-subscriber'],
      ['cluster/post-14-replace-publisher', 'replace-publisher'],
    ] as const) {
      expect(leadsTo(promptOf(INSTALLATION, id))).toEqual(OFFERED);
      expect(toldAt(id)).toContain(`start the procedure ${procedure}`);
      expect(planOf(CLUSTER, procedure).stages.length).toBeGreaterThan(0);
    }
  });

  it('ask before a server is added whether the cluster is secure: it needs the Security Guide then (POST-38)', () => {
    forEveryPlan('add-subscriber', (plan) => {
      const asked = promptOf(plan, 'cluster/secure-cluster');
      expect(leadsTo(asked)).toEqual({ done: 'good', 'not-secure': 'good' });
      expect(told(asked)).toContain('have the Cisco CallManager Security Guide at hand');
      if (plan.servers.length > 0) expectInOrder(inOrderOfWork(plan), [asked.id, plan.servers[0]?.steps[0]?.id ?? '']);
    });
  });

  const JAVA = toldAt('cluster/post-15-java');

  it('want a Java machine on every PC of an administrator, since the pages are shown wrongly without (POST-40)', () => {
    expect(leadsTo(promptOf(INSTALLATION, 'cluster/post-15-java'))).toEqual(DUE);
    expect(JAVA).toMatch(/Every PC that administers CallManager has a Java machine\n.*shown wrongly/);
  });

  it('say which Windows has none, that nothing is lost by installing it, and that the browser must allow it (POST-41 to POST-43)', () => {
    expect(JAVA).toMatch(/Windows XP with SP1 and Windows 2000 with SP4, each slipstreamed, have none/);
    expect(JAVA).toMatch(/If nobody knows, install it/);
    expect(JAVA).toMatch(/Java is enabled in the browser/);
  });

  it('say who patches a PC with both Java machines (POST-44)', () => {
    expect(JAVA).toMatch(/both is patched by both vendors, Microsoft and Sun/);
  });

  it('say where the package lies, who can read it there, who needs a program to unpack it, and where it goes (POST-45, POST-47 to POST-49)', () => {
    expect(JAVA).toMatch(/C:\\utils\\JRE of a server: J2RE_Client_<version>\.zip/);
    expect(JAVA).toMatch(
      /Only the administrator of CallManager may read the folder: for others, copy the file to a shared server/,
    );
    expect(JAVA).toMatch(/Windows 2000 needs a program to unpack it/);
    expect(JAVA).toMatch(/C:\\Program Files\\Cisco\\Java\\JRE, in a folder of its version/);
  });

  it('are installed by the program inside the package, which is copied and unpacked first (POST-46)', () => {
    expect(JAVA).toMatch(
      /Copy the file to the PC, unpack it, and run the program inside, such as j2re-\S+\.exe; its name/,
    );
  });

  it('end with the pages of Administration being opened from such a PC (POST-50)', () => {
    expect(JAVA).toContain('open https://PUB/CCMAdmin/main.asp from there');
  });
});

describe('what stays open of single servers', () => {
  it('is looked at in the end: memory on each, and whatever is not set back (POST-53)', () => {
    atEveryServer('memory-in-the-end', (plan, id, server) => {
      expectStaysOpen(stepOf(plan, id));
      expect(questionOf(stepOf(plan, id))?.servers).toEqual([server]);
    });
    for (const { scenario, journal, end } of storiesOf('upgrade', 'install')) {
      const commands = commandsOf(journal);
      const stopped = new Set(commands.filter((command) => / stop "/.test(command)).map(addresseeOf));
      for (const server of stopped) {
        const isBack = commands.some((command) => addresseeOf(command) === server && / start "/.test(command));
        const isOpen = end.openItems.includes(`${server}: the services that were stopped are not set back`);
        expect([scenario, server, isBack !== isOpen]).toEqual([scenario, server, true]);
      }
    }
  });
});

import { describe, expect, it } from 'vitest';
import { makeJudgedPlan } from '../../activities/make-plan.ts';
import { UNFIT, type UnfitName } from '../../lab/unfit-machines.ts';
import type { PreflightLine } from '../../plan/types/preflight.ts';
import type { Remedy } from '../../plan/types/report.ts';
import { loadClusterFile } from '../../platforms/callmanager4/cluster-file/load-cluster-file.ts';
import { explainReport } from '../../platforms/callmanager4/messages/explain-messages.ts';
import { CALLMANAGER4 } from '../../platforms/callmanager4/platform.ts';
import { begin as beginLab, lab, person } from './begun-lab.ts';
import { FOUR_SERVERS } from './lab-fixture.ts';
import { seen } from './product-eyes.ts';
import { untilMessage } from './until-message.ts';

/** What a person is told, before the night or in it; the lab knows nothing of it. */
interface LeadsTo {
  /** Where a precondition sees it: which one, what it does to the plan, and what to do. */
  readonly before?: readonly [id: string, outcome: PreflightLine['outcome'], next: RegExp];
  /** Where the installer says something: which message, and what to do. */
  readonly atInstaller?: readonly [message: string, remedy: Remedy, next: RegExp];
}

const SERVER = 'CM-SEC1';

const LEADS_TO: Readonly<Record<UnfitName, LeadsTo>> = {
  'too-little-memory': {
    before: [`${SERVER}/memory`, 'hold', /until Windows counts 1 GB/],
    atInstaller: ['memory-of-a-subscriber', 'later task', /raise the memory of this server to 1 GB/],
  },
  'another-operating-system': {
    before: [`${SERVER}/windows`, 'block', /gives way to Cisco's operating system/],
    atInstaller: ['windows-missing', 'repair and rerun', /Bring the server to Cisco's operating system/],
  },
  // The installer does not look at it.
  'address-by-dhcp': { before: [`${SERVER}/static-address`, 'block', /take DHCP away/] },
  'member-of-a-domain': {
    before: [`${SERVER}/workgroup`, 'block', /Network Identification > Properties > Workgroup/],
    atInstaller: ['server-in-a-domain', 'abort', /Do not press Yes/],
  },
  'drive-mapped': {
    before: [`${SERVER}/no-mapped-drive`, 'block', /Disconnect every network drive/],
    atInstaller: ['password-not-verified-with-mapped-drives', 'reboot and rerun', /Disconnect every mapped drive/],
  },
  // A boot does away with it, so it is looked at right before the installer.
  'renames-pending': { atInstaller: ['pending-file-operations', 'reboot and rerun', /Reboot the server/] },
};

const begin = (...faults: readonly string[]) =>
  beginLab({ procedure: 'add-subscriber', blank: [SERVER], faults }, { ...FOUR_SERVERS, to: '4.2(1)' });

/** The preconditions of the lab's addition of a subscriber, judged from what the product's own eyes see. */
async function preflight(): Promise<readonly PreflightLine[]> {
  const { cluster } = await loadClusterFile(lab.clusterFile);
  const looks: object[] = [];
  for (const { name } of cluster.servers) looks.push(await seen(lab, name, (site, target) => site.look(target)));
  const asked = { procedure: 'add-subscriber', servers: [SERVER], looks, answers: {} } as const;
  return makeJudgedPlan(CALLMANAGER4, cluster, asked).preflight;
}

const ofServer = (lines: readonly PreflightLine[]) => lines.filter(({ id, kind }) => kind === 'check' && id.startsWith(SERVER)); // prettier-ignore

describe('from an unfit machine through a precondition or a reported message to the right action', () => {
  it('nothing is said of a machine that is fit', async () => {
    await begin();
    expect(ofServer(await preflight()).filter(({ verdict }) => verdict !== 'good')).toEqual([]);
  });

  it.each(Object.keys(UNFIT) as UnfitName[])('%s', async (fault) => {
    // At every boot: one that puts other software aside comes before the installer.
    await begin(`${fault}@${SERVER}:always`);
    const { before, atInstaller } = LEADS_TO[fault];
    const bad = ofServer(await preflight()).filter(({ verdict }) => verdict === 'bad');
    expect(bad.map(({ id, outcome }) => [id, outcome])).toEqual(before ? [[before[0], before[1]]] : []);
    expect(bad.map(({ next }) => next).join()).toMatch(before?.[2] ?? /^$/);
    if (!atInstaller) return;
    const [message, remedy, next] = atInstaller;
    const explained = explainReport({ text: await untilMessage(SERVER), role: 'secondary', atInstaller: true });
    expect(explained).toMatchObject({ message, remedy });
    expect(explained.lines.join('\n')).toMatch(next);
  });

  it('files that wait to be renamed are gone after the boot that the message asks for, unless a program leaves new ones', async () => {
    await begin(`renames-pending@${SERVER}`);
    person.startInstaller(SERVER);
    expect(person.screen(SERVER).text).toMatch(/pending file operations/);
    await person.reboot(SERVER);
    expect(person.windows(SERVER).facts.pendingRenames).toBe(false);
    lab.cluster.faults.on({ fault: 'renames-pending', server: SERVER, times: 'always' });
    await person.reboot(SERVER);
    expect(person.windows(SERVER).facts.pendingRenames).toBe(true);
  });
});

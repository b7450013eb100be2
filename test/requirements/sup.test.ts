import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it, onTestFinished } from 'vitest';
import fc from 'fast-check';
import { collectedLogs, misfitsOf } from '../../cli/logs/collected-logs.ts';
import { logEntries } from '../../cli/support/log-entries.ts';
import { entriesOf } from '../../cli/support/write-support.ts';
import { writeZip } from '../../cli/support/zip-file.ts';
import { reportPage } from '../../cli/record/page/report-page.ts';
import { known, unknown } from '../../plan/fact.ts';
import type { SupportSheet, SupportSituation } from '../../plan/platform/support.ts';
import { readClusterContent } from '../../platforms/callmanager4/cluster-file/load-cluster-file.ts';
import { supportSheet } from '../../platforms/callmanager4/support/support-sheet.ts';
import type { Cluster, Support } from '../../platforms/callmanager4/types/cluster.ts';
import { unknownFacts, type Observation } from '../../platforms/callmanager4/types/observation.ts';
import { at, entry, sampleRecord } from '../cli/record/sample-record.ts';
import { startTestLab, FOUR_SERVERS } from '../lab/lab-fixture.ts';
import { collected, freshFolder } from './collected-logs.ts';

const CLUSTER = readClusterContent(FOUR_SERVERS, '');
const CALM: SupportSituation['run'] = { state: 'completed', servers: [], openItems: [], journal: [] };

/** What a server shows: whether it runs CallManager, and how many devices it counts; null: nobody knows. */
interface Shown {
  readonly runs: boolean | null;
  readonly devices: number | null;
}

const look = (server: string, { runs, devices }: Shown): Observation => ({
  ...unknownFacts('not looked at'),
  server,
  at: at(0),
  reachable: known(true),
  services: runs === null ? unknown('silent') : known([{ name: 'CCM', displayName: 'Cisco CallManager', state: runs ? 'running' : 'stopped', startType: 'automatic' }]), // prettier-ignore
  registeredDevices: devices === null ? unknown('silent') : known(devices),
});

const WELL: Shown = { runs: true, devices: 50 };

const sheetOf = (secondary: Shown, primary: Shown, run: Partial<SupportSituation['run']> = {}, cluster: Cluster = CLUSTER): SupportSheet => supportSheet({ cluster, looks: [look('CM-SEC1', secondary), look('CM-SUB1', primary)], run: { ...CALM, ...run } }); // prettier-ignore

describe('a severity is proposed by what the servers show', () => {
  const cases: readonly (readonly [string, Shown, Shown, Partial<SupportSituation['run']>, number])[] = [
    ['1 where CallManager runs nowhere (SUP-01)', { runs: false, devices: 0 }, { runs: false, devices: 0 }, {}, 1],
    ['1 where nobody can see whether it runs (SUP-01)', { runs: null, devices: null }, { runs: null, devices: null }, {}, 1], // prettier-ignore
    ['1 where no telephone is registered (SUP-01)', { runs: true, devices: 0 }, { runs: true, devices: 0 }, {}, 1],
    ['2 where one server is without CallManager (SUP-02)', WELL, { runs: false, devices: 0 }, {}, 2],
    ['2 where nobody can see whether one runs it (SUP-02)', WELL, { runs: null, devices: null }, {}, 2],
    ['2 where most telephones are not registered (SUP-02)', { runs: true, devices: 20 }, { runs: true, devices: 20 }, {}, 2], // prettier-ignore
    ['3 where some telephones are not registered (SUP-03)', WELL, { runs: true, devices: 40 }, {}, 3],
    ['3 where something is left over in the run (SUP-03)', WELL, WELL, { openItems: ['one'] }, 3],
    ['3 where the run was stopped (SUP-03)', WELL, WELL, { state: 'stopped' }, 3],
    ['4 where everything is seen to be well (SUP-04)', WELL, WELL, {}, 4],
  ];

  it.each(cases)('%s', (_title, secondary, primary, run, severity) => {
    const sheet = sheetOf(secondary, primary, run);
    expect(sheet.severity).toBe(severity);
    expect(sheet.parts[0]?.lines.map((line) => line.slice(0, 5))).toEqual(['Sev-1', 'Sev-2', 'Sev-3', 'Sev-4']);
  });

  it('and with what it rests on; nothing that is unknown makes it less grave (SUP-01, SUP-02, SUP-03, SUP-04)', () => {
    const shown = fc.record<Shown>({ runs: fc.boolean(), devices: fc.nat(100) });
    fc.assert(
      fc.property(shown, shown, fc.boolean(), fc.boolean(), (one, other, hidesRuns, hidesDevices) => {
        const hidden = { runs: hidesRuns ? null : one.runs, devices: hidesDevices ? null : one.devices };
        expect(sheetOf(hidden, other).severity).toBeLessThanOrEqual(sheetOf(one, other).severity ?? 0);
      }),
    );
    expect(sheetOf(WELL, { runs: null, devices: null }).facts).toEqual([
      'CM-SEC1: Cisco CallManager runs',
      'CM-SUB1: Cisco CallManager is not known to run (silent)',
      '50 of 100 devices are counted as registered',
      'CM-SUB1: how many devices are registered is not known, so none is counted',
    ]);
  });

  it('is not proposed where nobody has looked', () => {
    expect(supportSheet({ cluster: CLUSTER, looks: null, run: CALM }).severity).toBeNull();
  });
});

const part = ({ parts }: SupportSheet, title: string): string =>
  parts.find((one) => one.title === title)?.lines.join('\n') ?? '';
const withSupport = (support: Support): Cluster => ({ ...CLUSTER, support });

describe('the right way to call', () => {
  const TOOL = 'http://www.cisco.com/techsupport/servicerequest';
  const grave = sheetOf({ runs: false, devices: 0 }, { runs: false, devices: 0 });
  const small = sheetOf(WELL, WELL);

  it('is the telephone for what is grave, never the web form alone (SUP-06)', () => {
    expect(part(grave, 'Whom to call')).toMatch(/by telephone, never by the web form alone/);
    expect(part(grave, 'Whom to call')).not.toContain(TOOL);
  });

  it('is the request tool for what is not, and the telephone where there is no Internet (SUP-05, SUP-06)', () => {
    expect(part(small, 'Whom to call')).toContain(TOOL);
    expect(part(small, 'Whom to call')).toMatch(/Without access to the Internet by telephone:\n.*\+32 2 704 55 55/s);
  });

  it('has the number of the region, or all where nobody has named one (SUP-07)', () => {
    const numbers = ['+61 2 8446 7411', '1 800 805 227', '+32 2 704 55 55', '1 800 553-2447'];
    for (const number of numbers) expect(part(grave, 'Whom to call')).toContain(number);
    const inEurope = part(
      sheetOf({ runs: false, devices: 0 }, WELL, {}, withSupport({ region: 'EMEA' })),
      'Whom to call',
    );
    expect(numbers.filter((number) => inEurope.includes(number))).toEqual(['+32 2 704 55 55']);
    expect(inEurope).toContain('http://www.cisco.com/techsupport/contacts');
  });

  it('is the contract where there is one, else the reseller, who is missing where nobody has written one down (SUP-08)', () => {
    const lines = (support: Support): string => part(sheetOf(WELL, WELL, {}, withSupport(support)), 'Whom to call');
    expect(lines({ contract: '4711' })).toContain('Service contract 4711');
    expect(lines({ reseller: 'Example Networks' })).toContain('you call Example Networks');
    expect(lines({})).toContain('your reseller, whom nobody has written down');
    expect(small.open).toContain('number of the service contract or reseller is not written down');
    expect(sheetOf(WELL, WELL, {}, withSupport({ reseller: 'Example Networks' })).open.join()).not.toContain(
      'reseller',
    );
  });

  it('needs a user ID; where nobody has said that there is one, how to get it (SUP-09)', () => {
    expect(part(small, 'Whom to call')).toContain('http://tools.cisco.com/RPF/register/register.do');
    const has = sheetOf(WELL, WELL, {}, withSupport({ account: true }));
    expect(part(has, 'Whom to call')).not.toContain('register.do');
    expect(has.open.join()).not.toContain('user ID');
    expect(small.open.join()).toContain('user ID of Cisco.com');
  });
});

describe('what to have at hand', () => {
  it('is the serial number of every server; each that is missing is an open item (SUP-10)', () => {
    const servers = CLUSTER.servers.map((server, index) =>
      index === 0 ? { ...server, serialNumber: 'USM1' } : server,
    );
    const { atHand, open } = sheetOf(WELL, WELL, {}, { ...CLUSTER, servers });
    expect(atHand).toContainEqual({ what: 'serial number of CM-PUB (MCS-7835H-2.4)', value: 'USM1' });
    const missing = open.filter((line) => line.startsWith('serial number'));
    expect(missing.map((line) => line.split(' ')[3])).toEqual(['CM-SEC1', 'CM-SUB1', 'CER-1']);
  });

  it('comes from the cluster file, which takes no other region (SUP-07, SUP-08, SUP-10)', () => {
    const [first, ...others] = FOUR_SERVERS.servers;
    const file = { ...FOUR_SERVERS, support: { contract: '4711', region: 'USA' }, servers: [{ ...first, serialNumber: 'USM1' }, ...others] }; // prettier-ignore
    const read = readClusterContent(file, '');
    expect(read.support).toEqual({ contract: '4711', region: 'USA' });
    expect(read.servers[0]?.serialNumber).toBe('USM1');
    expect(() => readClusterContent({ ...file, support: { region: 'Mars' } }, '')).toThrow(/region/);
  });
});

describe('further ways', () => {
  const sheet = sheetOf(WELL, WELL);

  it('has the addresses for security problems, an emergency apart, and what is encrypted how (SUP-11, SUP-12)', () => {
    const lines = part(sheet, 'When it is a security problem');
    expect(lines).toMatch(/security-alert@cisco\.com, telephone 1 877 228-7302 or 1 408 525-6532/);
    expect(lines).toContain('psirt@cisco.com');
    expect(lines).toMatch(/PGP .* never with one that is revoked or has expired/s);
    expect(lines).toContain('sends nothing');
  });

  it("sends trouble with call detail records to the software's vendor, and says when nobody knows who that is (SUP-13)", () => {
    const cdr = (cdrSoftware: Cluster['cdrSoftware']): string =>
      part(sheetOf(WELL, WELL, {}, { ...CLUSTER, ...(cdrSoftware ? { cdrSoftware } : {}) }), 'When call detail records go wrong'); // prettier-ignore
    expect(cdr([{ name: 'Billing', vendor: 'Acme, +49 30 1234' }])).toContain('Billing: Acme, +49 30 1234');
    expect(cdr(undefined)).toContain('Nobody has written down');
    expect(cdr([])).toContain('no such software');
  });

  it('takes what was last seen of the subscriptions along (SUP-14)', () => {
    const journal = [entry(5, 'step', 'cluster/subscriptions-good', 'CM-SUB1 is broken')];
    const lines = part(sheetOf(WELL, WELL, { journal }), 'When a subscription stays broken after its repair');
    expect(lines).toContain('Cisco partner or technical support');
    expect(lines).toContain(`${at(5)} CM-SUB1 is broken`);
  });

  it('has a person decide about Terminal Services, only while the installer stands still (SUP-15)', () => {
    expect(part(sheet, 'When technical support wants to look')).toMatch(
      /named person decides .* installer stands still/s,
    );
  });

  it('stands in the report, escaped like everything else there', () => {
    const page = reportPage(sampleRecord(), sheetOf(WELL, WELL, {}, withSupport({ reseller: '<img src=x>' })));
    expect(page).toContain('<h2>Support</h2>');
    expect(page).toContain('Proposed: Sev-4');
    expect(page).toContain('&lt;img src=x&gt;');
    expect(page).not.toContain('<img');
  });
});

describe('the archive (SUP-12, SUP-14)', () => {
  async function archiveOf(logsFolder: string, cluster: string): Promise<Record<string, Uint8Array>> {
    const folder = await freshFolder(onTestFinished);
    const logs = await collectedLogs(logsFolder, cluster);
    const record = sampleRecord();
    const path = join(folder, 'support.zip');
    await writeZip(
      path,
      [...entriesOf(record, sheetOf(WELL, WELL)), ...(await logEntries(logsFolder, logs))],
      (files) => ({
        name: 'index.json',
        text: JSON.stringify({ files, leftOut: misfitsOf(logs, cluster) }),
      }),
    );
    return unzipSync(await readFile(path));
  }

  it('holds report, record, plan, status, sheet and logs, each as its checksum says', async () => {
    const lab = await startTestLab();
    onTestFinished(() => lab.stop());
    const folder = await freshFolder(onTestFinished);
    await collected(lab, 'CM-PUB', join(folder, 'CM-PUB'));
    const entries = await archiveOf(folder, CLUSTER.name);
    expect(Object.keys(entries)).toEqual(expect.arrayContaining(['support.txt', 'support.json', 'report.html', 'audit.json', 'status.json', 'plan.json', 'index.json', 'logs/CM-PUB/index.json', 'logs/CM-PUB/c/readme.txt'])); // prettier-ignore
    const index = JSON.parse(strFromU8(entries['index.json'] ?? new Uint8Array())) as { files: { name: string; bytes: number; sha256: string }[] }; // prettier-ignore
    expect(index.files.map(({ name }) => name).sort()).toEqual(Object.keys(entries).filter((name) => name !== 'index.json').sort()); // prettier-ignore
    for (const { name, bytes, sha256 } of index.files) {
      const content = entries[name] ?? new Uint8Array();
      expect([content.length, createHash('sha256').update(content).digest('hex')], name).toEqual([bytes, sha256]);
    }
  });

  it('holds no secret and nothing of where one lies: not what the environment, key files, the cluster file or the folder of logs have', async () => {
    const planted = { env: `env-${randomUUID()}`, key: `key-${randomUUID()}`, reference: `PLANTED_${randomUUID().slice(0, 8)}`, stray: `stray-${randomUUID()}`, linked: `linked-${randomUUID()}`, forged: `forged-${randomUUID()}` }; // prettier-ignore
    process.env[planted.reference] = planted.env;
    onTestFinished(() => void delete process.env[planted.reference]);
    const lab = await startTestLab({ ...FOUR_SERVERS, cluster: CLUSTER.name });
    onTestFinished(() => lab.stop());
    const folder = await freshFolder(onTestFinished);
    const index = await collected(lab, 'CM-PUB', join(folder, 'CM-PUB'));
    await writeFile(join(folder, 'CM-PUB', 'station.key'), planted.key);
    await writeFile(join(folder, 'password.txt'), planted.stray);
    await mkdir(join(folder, 'other'));
    await writeFile(join(folder, 'other', 'x.log'), planted.stray);
    await writeFile(join(folder, 'outside'), planted.linked);
    const [first, second] = index.files.map(({ file }) => join(folder, 'CM-PUB', file));
    await writeFile(first ?? '', planted.forged);
    const { rm } = await import('node:fs/promises');
    await rm(second ?? '');
    await symlink(join(folder, 'outside'), second ?? '');
    const entries = await archiveOf(folder, CLUSTER.name);
    const { station } = CLUSTER;
    const secrets = [...Object.values(planted), ...Object.values(lab.cluster.secrets), JSON.stringify(station?.key), '/etc/ccmctl/station.key', station?.hostKey ?? '?']; // prettier-ignore
    for (const [name, content] of Object.entries(entries)) {
      const text = strFromU8(content, true);
      for (const secret of secrets) expect(text.includes(secret), `${secret} in ${name}`).toBe(false);
    }
    const left = JSON.parse(strFromU8(entries['index.json'] ?? new Uint8Array())) as { leftOut: string[] };
    expect(left.leftOut).toHaveLength(3);
  });
});

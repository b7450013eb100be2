import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { LogIndex } from '../../cli/logs/log-index.ts';
import type { Lab } from '../../lab/build-lab.ts';
import type { ServerDisk } from '../../lab/server-disk.ts';
import type { Standing } from '../../plan/platform/logs.ts';
import type { JournalEntry } from '../../plan/types/journal-entry.ts';
import type { ServerState } from '../../plan/types/run.ts';
import type { PromptStep } from '../../plan/types/step.ts';
import { LOG_PLACES } from '../../platforms/callmanager4/logs/log-places.ts';
import { LOGS } from '../../platforms/callmanager4/logs/logs.ts';
import { describeMessage } from '../../platforms/callmanager4/messages/describe-message.ts';
import { messageText } from '../../lab/installer-messages.ts';
import { readClusterContent } from '../../platforms/callmanager4/cluster-file/load-cluster-file.ts';
import { makePlan } from '../../platforms/callmanager4/make-plan.ts';
import { FOUR_SERVERS, startTestLab } from '../lab/lab-fixture.ts';
import { collected, fileIn, freshFolder, looksIn, openFiles, placeIn } from './collected-logs.ts';

const COMMON = 'C:\\Program Files\\Common Files\\Cisco';

let lab: Lab;
let disk: ServerDisk;
let folder: string;

beforeAll(async () => {
  lab = await startTestLab();
});
afterAll(() => lab.stop());

/** Each test has a server to itself: what lies on its disk is what an installation of long ago has left. */
let next = 0;
const servers = ['CM-PUB', 'CM-SEC1', 'CM-SUB1'];
let server: string;
beforeEach(async () => {
  server = servers[next++ % servers.length] ?? '';
  disk = lab.cluster.server(server).windows.disk;
  folder = await freshFolder(onTestFinished);
});

const collect = (more = {}): Promise<LogIndex> => collected(lab, server, folder, more);
const kept = (index: LogIndex, path: string): Promise<Buffer> => readFile(join(folder, fileIn(index, path).file));

describe('the places of the documents', () => {
  it('are all looked into and told one by one, present or absent, in both spellings (LOG-01, LOG-02, LOG-04, LOG-05)', async () => {
    const index = await collect();
    expect(looksIn(index, `${COMMON}\\Logs`)).toEqual({
      'ccminst*.log': 'present',
      'CCMUIInst.log': 'absent',
      'CCMInstUI.log': 'absent',
      '*': 'present',
    });
    expect(looksIn(index, `${COMMON}\\Log`)).toEqual({
      'ccminst*.log': 'absent',
      'CCMUIInst.log': 'present',
      'CCMInstUI.log': 'absent',
      '*': 'present',
    });
  });

  it('have both spellings of the directory, and the root of the drive with its logs and texts alone (LOG-03)', async () => {
    const index = await collect();
    expect(placeIn(index, 'C:\\dcdsrvr\\log').state).toBe('present');
    expect(placeIn(index, 'C:\\Dcdsivr\\log').state).toBe('absent');
    const ofRoot = index.files.filter(({ file }) => file.startsWith('c/')).map(({ path }) => path);
    expect(ofRoot.sort()).toEqual(['C:\\MCSSetup.log', 'C:\\readme.txt']);
  });

  it('have the logs of the directory: its set-up and its indexing (LOG-06, LOG-07)', async () => {
    const index = await collect();
    expect(String(await kept(index, `${COMMON}\\Directory\\IntegratedSetup.trc`))).toContain('directory set up');
    expect(String(await kept(index, 'C:\\dcdsrvr\\log\\DirInstallValidation.log'))).toContain('indexing: done');
  });

  it('are absent where they are gone, one by one, and the others are collected all the same (LOG-06, LOG-07)', async () => {
    disk.remove(`${COMMON}\\Directory`);
    disk.remove('C:\\dcdsrvr\\log');
    const index = await collect();
    expect(looksIn(index, `${COMMON}\\Directory`)).toEqual({ 'IntegratedSetup.trc': 'absent' });
    expect(looksIn(index, 'C:\\dcdsrvr\\log')['DirInstallValidation.log']).toBe('absent');
    expect(index.files.length).toBeGreaterThan(2);
  });

  it.each(LOG_PLACES.flatMap(({ folder: place, looks }) => looks.map(({ what, source }) => ({ place, what, source }))))(
    '$place $what stands in a rule',
    ({ source }) => expect(source.length).toBeGreaterThan(0),
  );
});

describe('what cannot be seen is not absent (LOG-01, LOG-04)', () => {
  it('is unreadable where its folder may not be read', async () => {
    disk.write(`${COMMON}\\Logs\\x.log`, 'x');
    disk.deny(`${COMMON}\\Logs`);
    onTestFinished(() => disk.allow(`${COMMON}\\Logs`));
    const index = await collect();
    expect(placeIn(index, `${COMMON}\\Logs`)).toMatchObject({ state: 'unreadable', why: 'Permission denied' });
    expect(Object.values(looksIn(index, `${COMMON}\\Logs`))).toEqual(Array(4).fill('unreadable'));
  });

  it('is unreadable in every place where the drive is out of reach, and what was collected before stays', async () => {
    const other = await startTestLab();
    onTestFinished(() => other.stop());
    const before = await collected(other, 'CM-PUB', folder);
    other.cluster.faults.on({ fault: 'unreachable', server: 'CM-PUB', times: 'always' });
    const index = await collected(other, 'CM-PUB', folder);
    expect(index.places.map(({ state }) => state)).toEqual(Array(LOG_PLACES.length).fill('unreadable'));
    expect(index.files.map(({ file, sha256 }) => [file, sha256])).toEqual(
      before.files.map(({ file, sha256 }) => [file, sha256]),
    );
  });
});

describe('a log that a message names (LOG-08, MSG-03)', () => {
  const answered = (note: string): JournalEntry => ({ at: '', kind: 'answered', step: 'CM-SUB1/installer', value: 'message', note, text: '' }); // prettier-ignore

  it('is fetched from where the message says that it lies', async () => {
    const report = messageText('phraseDiffers', { publisher: 'CM-PUB' }).replace(/\w:.*\.log/, 'C:\\Temp\\sub 1.log');
    const named = LOGS.namedIn([answered(report)], 'CM-SUB1');
    expect(named).toEqual(['C:\\Temp\\sub 1.log']);
    disk.write('C:\\Temp\\sub 1.log', 'phrase');
    disk.write('C:\\Temp\\other.log', 'no');
    const index = await collect({ named });
    expect(String(await kept(index, 'C:\\Temp\\sub 1.log'))).toBe('phrase');
    expect(index.files.map(({ path }) => path)).not.toContain('C:\\Temp\\other.log');
  });

  it("is none of another server's, and nothing but a whole path on a drive is one", () => {
    expect(LOGS.namedIn([answered('For details, review the log file C:\\a.log')], 'CM-PUB')).toEqual([]);
    for (const path of [
      'a.log',
      '..\\a.log',
      'C:\\..\\a.log',
      '\\\\evil\\share\\a.log',
      'C:a.log',
      'C:\\*.log',
      'C:\\a:b.log',
      'C:\\a\u202e.log',
      `C:\\${'a'.repeat(300)}`,
      '\\\\.\\C:\\a',
    ])
      // prettier-ignore
      expect(LOGS.whyNoPath(path), path).toBeDefined();
    expect(LOGS.whyNoPath('D:\\Temp\\ccminst 1.log')).toBeUndefined();
  });
});

describe('files are kept as they are', () => {
  it('byte for byte, whatever their encoding, with size and checksum in the index', async () => {
    const all = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
    disk.write(`${COMMON}\\Log\\all.bin`, Buffer.concat([all, Buffer.from([0x1a, 0, 0xff, 0xfe, 13, 10])]));
    const index = await collect();
    for (const { file, sha256, bytes, state } of index.files) {
      const content = await readFile(join(folder, file));
      expect([content.length, createHash('sha256').update(content).digest('hex'), state], file).toEqual([bytes, sha256, 'whole']); // prettier-ignore
    }
    expect((await kept(index, `${COMMON}\\Logs\\sqlsetup.log`)).subarray(0, 2)).toEqual(Buffer.from([0xff, 0xfe]));
    expect((await kept(index, `${COMMON}\\Log\\all.bin`)).length).toBe(262);
    disk.remove(`${COMMON}\\Log\\all.bin`);
  });

  it('under names that stay in their folder and that every system takes, however the server calls them', async () => {
    const names = ['../../../etc/passwd', 'CON.log', 'nul', 'a\u202egol.exe', `${'x'.repeat(240)}.log`, '.. ', '-rf', 'A.log', 'a.LOG', 'ä.log', 'a\u0308.log', '\u001b[2Jx.log', 'index.json', '$(reboot).log', '%COMSPEC%&.log']; // prettier-ignore
    // A disk knows no case and no slash in a name; a server that wants to do harm does.
    const entries = names.map((name) => ({ name, kind: 'file', bytes: 1, modified: '2004-01-01T00:00:00.000Z' }) as const); // prettier-ignore
    const index = await collect({
      files: {
        list: () => Promise.resolve({ kind: 'listed', entries, isCut: false }),
        read: (_path: string, _range: object, take: (piece: Uint8Array) => Promise<void>) => take(Buffer.from('x')),
        close: () => undefined,
      },
    });
    const here = index.files.filter(({ file }) => file.startsWith('cisco-logs/')).map(({ file }) => file.slice(11));
    expect(here).toHaveLength(names.length);
    expect(new Set(here.map((name) => name.normalize('NFKC').toLowerCase())).size).toBe(names.length);
    expect((await readdir(join(folder, 'cisco-logs'))).sort()).toEqual([...here].sort());
    for (const name of here) {
      expect(Buffer.byteLength(name)).toBeLessThan(200);
      expect(name).not.toMatch(/[<>:"/\\|?*\p{Cc}\p{Cf}]|^\.|[. ]$|^(?:con|nul)(?:\.|$)/iu);
    }
  });

  it('never through a link that lies in the folder', async () => {
    const outside = join(await freshFolder(onTestFinished), 'outside');
    await writeFile(outside, 'precious');
    const link = join(folder, 'begun', 'c', 'readme.txt');
    await mkdir(dirname(link), { recursive: true });
    await symlink(outside, link);
    await collect();
    expect(await readFile(outside, 'utf8')).toBe('precious');
  });
});

describe('a collection is bounded, and goes on', () => {
  const BIG = `${COMMON}\\Logs\\huge.log`;
  const limits = { fileBytes: 1_000, allBytes: 5_000, files: 100 };

  it('keeps the end of a file that is too large, where an installation tells what it came to', async () => {
    disk.write(BIG, Buffer.from(`${'a'.repeat(5_000)}the end`));
    const index = await collect({ limits });
    expect(fileIn(index, BIG)).toMatchObject({ state: 'end only', bytes: 5_007, from: 4_007 });
    expect(String(await kept(index, BIG))).toBe(`${'a'.repeat(993)}the end`);
  });

  it('leaves out what does not fit into the whole, and says so', async () => {
    disk.write(BIG, { bytes: 2 ** 40, fill: 'a' });
    const index = await collect({ limits: { ...limits, allBytes: 900 } });
    expect(fileIn(index, BIG)).toMatchObject({ state: 'left out', bytes: 2 ** 40 });
    expect(index.files.filter(({ state }) => state === 'whole').length).toBeGreaterThan(0);
  });

  it('goes on at the byte where it was interrupted, and fetches nothing twice', async () => {
    const content = Buffer.alloc(600_000, 'abcdefghij');
    disk.write(BIG, content);
    const reads: number[] = [];
    const count = async (breakAt: number): Promise<LogIndex> => {
      const real = await openFiles(lab, server);
      onTestFinished(() => real.close());
      return collect({
        files: {
          ...real,
          read: (path: string, range: { from: number; to: number }, take: (piece: Uint8Array) => Promise<void>) => {
            reads.push(range.from);
            let taken = 0;
            return real.read(path, range, async (piece) => {
              if (taken >= breakAt) throw new Error('the network is gone');
              taken += piece.length;
              await take(piece);
            });
          },
        },
      });
    };
    const broken = await count(100_000);
    expect(fileIn(broken, BIG)).toMatchObject({ state: 'failed', why: 'the network is gone' });
    reads.length = 0;
    const whole = await count(Infinity);
    expect(reads).toHaveLength(1);
    expect(reads[0]).toBeGreaterThan(0);
    expect((await kept(whole, BIG)).equals(content)).toBe(true);
    reads.length = 0;
    await count(Infinity);
    expect(reads).toEqual([]);
  });

  it('fetches anew what has changed on the server, and what somebody has changed here', async () => {
    disk.write(BIG, 'first');
    const first = await collect();
    disk.write(BIG, 'second, and longer');
    await writeFile(join(folder, fileIn(first, 'C:\\readme.txt').file), 'forged');
    const second = await collect();
    expect(String(await kept(second, BIG))).toBe('second, and longer');
    expect((await kept(second, 'C:\\readme.txt')).includes('Kollegen')).toBe(true);
  });

  it('takes a log that grows while it is read up to the size that it was listed with', async () => {
    let length = 1_000;
    disk.write(BIG, () => Buffer.alloc((length += 10), 'g'));
    const index = await collect();
    const { bytes, state } = fileIn(index, BIG);
    expect([state, (await kept(index, BIG)).length]).toEqual(['whole', bytes]);
  });

  it('stops before the next file when the installer may have begun (LOG-11)', async () => {
    const mayGoOn = (): Promise<void> => Promise.reject(new Error('it is being installed now'));
    await expect(collect({ mayGoOn })).rejects.toThrow('it is being installed now');
    expect((await readdir(folder)).sort()).toEqual(['index.json']);
  });
});

describe('what is found in a log is no verdict (LOG-09)', () => {
  it('tells messages and words of error with the remark that neither they nor their absence prove anything', async () => {
    disk.write(
      `${COMMON}\\Logs\\ccminst 2.log`,
      `10:00 start\r\n10:01 ${messageText('copyFailed')}\r\n10:02 Error 1\r\n`,
    );
    const index = await collect();
    const { found } = fileIn(index, `${COMMON}\\Logs\\ccminst 2.log`);
    expect(found?.messages.map(({ id }) => id)).toEqual(['files-not-copied']);
    expect(found?.errorLines).toBe(2);
    expect(index.remark).toMatch(/Not every error .* a log without errors proves no success/s);
  });

  it('reads logs of two bytes a letter as well, and finds no message in everyday lines', async () => {
    const index = await collect();
    const { found } = fileIn(index, `${COMMON}\\Logs\\sqlsetup.log`);
    expect(found).toMatchObject({ lines: 2, errorLines: 1, messages: [] });
  });
});

describe('a log folder that cannot be made (LOG-10)', () => {
  it('is refused by the installer, and its message leads to the policies and to a new attempt (PRE-16)', async () => {
    const { windows, installer } = lab.cluster.server('CM-SUB1');
    windows.facts.logFolderForbidden = true;
    windows.logOn('Administrator', 'console');
    installer.run({ number: 1, release: '4.1(2)' } as never);
    const text = installer.window()?.text ?? '';
    windows.facts.logFolderForbidden = false;
    const told = describeMessage(text).join('\n');
    expect(told).toContain('security and account policies');
    expect(told).toContain('Start CCMSetup.exe on disc 1 again');
  });
});

describe('no log is read from a server at whose installer somebody is (LOG-11)', () => {
  const at = (step: string, kind: JournalEntry['kind'] = 'asked', value?: string): JournalEntry => ({ at: '', kind, step, text: '', ...(value === undefined ? {} : { value }) }); // prettier-ignore
  const standing = (run: Standing['run'], state: ServerState, journal: JournalEntry[], prompts: Standing['prompts'] = []): Standing => ({ run, journal, prompts, servers: [{ name: 'A', role: '', state, evidence: 'none' }] }); // prettier-ignore
  const PAGES = 'A/wizard';
  const installing = (entries: JournalEntry[] = []): JournalEntry[] => [at('A/memory'), at(PAGES), ...entries];
  const decide = [{ id: `${PAGES}#2`, task: { kind: 'decide' } }];
  const cases: readonly (readonly [string, Standing, boolean | 'unknown'])[] = [
    ['it waits for its turn', standing('under way', 'waiting', []), true],
    ['it is being prepared', standing('under way', 'in progress', [at('A/memory')]), true],
    ['somebody walks through the pages', standing('under way', 'asking', installing()), false],
    ['its last page was answered, and its reboot is looked for', standing('under way', 'in progress', installing([at(PAGES, 'step')])), false], // prettier-ignore
    ['a message was reported, and nobody has decided', standing('under way', 'asking', installing([at(PAGES, 'answered', 'message')]), decide), true], // prettier-ignore
    ['the screen is different, and nobody has decided', standing('under way', 'asking', installing([at(PAGES, 'answered', 'differs')]), decide), 'unknown'], // prettier-ignore
    ['a message was reported, and it was decided to go on', standing('under way', 'asking', installing([at(PAGES, 'answered', 'message'), at(PAGES, 'answered', 'ask-again'), at(PAGES)])), false], // prettier-ignore
    ['it is done', standing('under way', 'done', installing([at('A/version', 'step')])), true],
    ['the installer is over, and it is being looked at', standing('under way', 'in progress', installing([at('A/version', 'step')])), true], // prettier-ignore
    ['the run was stopped there', standing('ended', 'stopped', installing()), true],
    ['the run was ended from outside there', standing('ended by force', 'stopped', installing()), 'unknown'],
    ['nothing is known of what was done', standing('ended by force', 'stopped', []), 'unknown'],
    ['nobody tells of any server', { ...standing('under way', 'asking', []), servers: [] }, 'unknown'],
  ];

  it.each(cases)('%s', (_title, given, expected) => {
    const still = LOGS.standsStill(given, 'A');
    expect(still.known ? still.value : 'unknown').toBe(expected);
  });
});

describe('people are told the command when it is time (LOG-01, LOG-02, LOG-11)', () => {
  it('in the decision about trouble at the installer, and when it is over, on every server', () => {
    const plan = makePlan(readClusterContent(FOUR_SERVERS, ''), 'upgrade', null);
    const walked = plan.servers.filter(({ steps }) => steps.some(({ id }) => id.endsWith('/wizard')));
    expect(walked.map(({ name }) => name)).toEqual(['CM-PUB', 'CM-SEC1', 'CM-SUB1']);
    for (const { name, steps } of walked) {
      const command = `\`ccmctl logs lab-test ${name} --out logs\``;
      const prompt = (step: string) =>
        steps.find((one) => one.id === `${name}/${step}` && one.kind === 'prompt') as PromptStep;
      expect(prompt('wizard').inTrouble?.join()).toContain(command);
      expect(prompt('log-on-at-the-end').instructions.join()).toContain(command);
    }
  });
});

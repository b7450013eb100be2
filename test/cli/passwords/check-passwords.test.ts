import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { stringify } from 'yaml';
import { z } from 'zod';
import { smallContent } from '../../platforms/callmanager4/cluster-file/cluster-content.ts';
import { runCcmctl, runInProcess } from '../run-ccmctl.ts';
import { ENVIRONMENT, filesWithTraces, PLANTED, REFERENCES, tracesIn } from './planted-secrets.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ccmctl-passwords-'));
});
afterEach(() => vi.unstubAllEnvs());
afterAll(() => rm(folder, { recursive: true, force: true }));

let files = 0;

async function clusterFile(secrets: object | undefined, ofFirst: object = {}): Promise<string> {
  const content = smallContent();
  const [first, ...others] = content.servers;
  const path = join(folder, `cluster-${(files += 1)}.yaml`);
  const servers = [{ ...first, ...ofFirst }, ...others];
  await writeFile(path, stringify({ ...content, servers, ...(secrets && { secrets }) }));
  return path;
}

async function secretFile(text: string | Buffer, mode = 0o600): Promise<string> {
  const path = join(folder, `secret-${(files += 1)}`);
  await writeFile(path, text);
  await chmod(path, mode);
  return path;
}

const OUTCOME = z.object({
  cluster: z.string(),
  findings: z.array(
    z.strictObject({
      secret: z.string(),
      place: z.string(),
      rule: z.string(),
      source: z.array(z.string()).min(1),
      verdict: z.enum(['good', 'refused', 'unknown', 'open']),
      says: z.string().min(1),
      toDo: z.string(),
    }),
  ),
});

const check = (file: string, ...words: string[]) => runInProcess(['passwords', 'check', file, ...words]);

const GOOD = { GOOD_1: 'Adm1n', GOOD_2: 'Sa2', GOOD_3: 'any thing ü', GOOD_4: '{p}.<h>:?/\\`~!' };

const GOOD_REFERENCES = {
  administratorPassword: { env: 'GOOD_1' },
  saPassword: { env: 'GOOD_2' },
  directoryManagerPassword: { env: 'GOOD_3' },
  privatePasswordPhrase: { env: 'GOOD_4' },
};

const stubAll = (values: Readonly<Record<string, string>>): void => {
  for (const [name, value] of Object.entries(values)) vi.stubEnv(name, value);
};

describe('the values of secrets', () => {
  it('are in nothing that is printed or written, whatever is asked for and however the program is traced (PWD-01)', async () => {
    const home = await mkdtemp(join(folder, 'home-'));
    const own = await secretFile(PLANTED.administrator.replace('Tr', 'tR'));
    const file = await clusterFile(REFERENCES, { administratorPassword: { file: own } });
    const env = {
      ...ENVIRONMENT,
      HOME: home,
      XDG_CACHE_HOME: home,
      DEBUG: '*',
      // Not child_process: that is Node's own list of a child's environment, whatever the program.
      NODE_DEBUG: 'fs,stream,timer',
      NODE_OPTIONS: '--trace-uncaught --stack-trace-limit=100',
    };
    for (const words of [[], ['--json', '--debug']]) {
      const run = await runCcmctl(['passwords', 'check', file, ...words], { cwd: home, env });
      expect(run.exitCode, run.stderr).toBe(3);
      expect(tracesIn(run.stdout + run.stderr)).toEqual([]);
      expect(run.stdout).toContain('PLANTED_PHRASE');
    }
    expect(await filesWithTraces(folder, [own])).toEqual([]);
    expect(tracesIn(await readFile(own))).toEqual([]);
  });

  it('are not in what is said of files that cannot be taken, nor in its stack (PWD-01)', async () => {
    const texts: readonly (readonly [string | Buffer, number])[] = [
      [`\uFEFF${PLANTED.sa}`, 0o600],
      [Buffer.from(PLANTED.sa, 'utf16le'), 0o600],
      [Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(PLANTED.sa, 'utf16le')]), 0o600],
      [Buffer.from(`\xdf${PLANTED.sa}`, 'latin1'), 0o600],
      [`{\\rtf1 ${PLANTED.sa}}`, 0o600],
      [PLANTED.sa, 0o644],
      [PLANTED.sa.repeat(6_000), 0o600],
    ];
    stubAll(GOOD);
    for (const [text, mode] of texts) {
      const at = await secretFile(text, mode);
      const file = await clusterFile({ ...GOOD_REFERENCES, saPassword: { file: at } });
      const run = await check(file, '--debug');
      expect([run.exitCode, tracesIn(run.stdout + run.stderr)]).toEqual([4, []]);
      expect(run.stdout).toContain(`the file ${at}: `);
    }
  });

  it('would be found by this search, as they are and as histories and Windows write them', () => {
    for (const value of Object.values(PLANTED)) {
      expect(tracesIn(value)).toHaveLength(1);
      expect(tracesIn(JSON.stringify({ value }))).toHaveLength(1);
      expect(tracesIn(JSON.stringify({ data: Buffer.from(JSON.stringify(value)).toString('base64') }))).toHaveLength(1);
      expect(tracesIn(Buffer.from(value, 'utf16le'))).toHaveLength(1);
    }
    expect(tracesIn('nothing of them')).toEqual([]);
  });
});

describe('the outcome', () => {
  it('is good when every rule is kept, and what nobody here can prove stays open with whoever can', async () => {
    stubAll(GOOD);
    const run = await check(await clusterFile(GOOD_REFERENCES), '--json');
    expect(run.exitCode).toBe(0);
    const { findings } = OUTCOME.parse(JSON.parse(run.stdout));
    expect(new Set(findings.map(({ verdict }) => verdict))).toEqual(new Set(['good', 'open']));
    expect(findings.filter(({ verdict, toDo }) => verdict === 'open' && toDo !== '')).toHaveLength(4);
  });

  it('is 4 where one cannot be read, and 3 where another is refused as well: that much is certain', async () => {
    stubAll({ ...GOOD, GOOD_3: 'x' });
    const missing = { ...GOOD_REFERENCES, saPassword: { file: join(folder, 'none') } };
    const unread = await check(await clusterFile(missing));
    expect([unread.exitCode, unread.stdout]).toEqual([4, expect.stringContaining('no such file on this machine')]);
    vi.stubEnv('GOOD_4', 'a|b');
    expect((await check(await clusterFile(missing))).exitCode).toBe(3);
  });

  it('takes an empty one for empty, and not for one that is not there', async () => {
    stubAll({ ...GOOD, GOOD_1: '' });
    const run = await check(await clusterFile(GOOD_REFERENCES), '--json');
    const { findings } = OUTCOME.parse(JSON.parse(run.stdout));
    expect([run.exitCode, findings.filter(({ verdict }) => verdict === 'refused').map(({ source }) => source)]).toEqual(
      [3, [['PWD-10', 'CFG-08']]],
    );
    const empty = await secretFile('\n');
    expect(
      (await check(await clusterFile({ ...GOOD_REFERENCES, administratorPassword: { file: empty } }))).exitCode,
    ).toBe(3);
  });

  it('leaves the end of the line of a file away, and nothing else', async () => {
    stubAll(GOOD);
    const at = async (text: string): Promise<number | null> =>
      (await check(await clusterFile({ ...GOOD_REFERENCES, saPassword: { file: await secretFile(text) } }))).exitCode;
    expect([await at('Sa2\n'), await at('Sa2\r\n'), await at('Sa2 \n'), await at('Sa2\n\n')]).toEqual([0, 0, 3, 3]);
  });

  it('is 4 for one that lies nowhere while nobody is at a terminal, and asks nobody', async () => {
    stubAll(GOOD);
    const { saPassword: _, ...others } = GOOD_REFERENCES;
    const run = await runCcmctl(['passwords', 'check', await clusterFile(others)], { env: GOOD });
    expect([run.exitCode, run.stdout]).toEqual([4, expect.stringContaining('nobody is at a terminal to be asked')]);
  });

  it('compares what a server keeps of its own with that of the cluster (PWD-03)', async () => {
    stubAll({ ...GOOD, SAME: GOOD.GOOD_1, OTHER: 'Adm2n' });
    const of = async (env: string): Promise<number | null> =>
      (await check(await clusterFile(GOOD_REFERENCES, { administratorPassword: { env } }))).exitCode;
    expect([await of('SAME'), await of('OTHER'), await of('NOT_SET_ANYWHERE')]).toEqual([0, 3, 4]);
  });

  it('is wrong usage for anything but check, and for a file that is none', async () => {
    expect((await runInProcess(['passwords', 'show', 'x.yaml'])).exitCode).toBe(2);
    expect((await check(join(folder, 'none.yaml'))).exitCode).toBe(2);
    await mkdir(join(folder, 'directory'), { recursive: true });
    expect((await check(join(folder, 'directory'))).exitCode).toBe(2);
  });
});

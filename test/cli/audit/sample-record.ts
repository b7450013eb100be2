import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AuditRecord } from '../../../activities/audit/audit-record.ts';
import { chainFile, isChainFile, linesOf } from '../../../activities/chain/chain.ts';
import { judgeRecord, type JudgedRecord } from '../../../cli/audit/judge-record.ts';
import { findRecords } from '../../../cli/audit/find-records.ts';
import type { Signed, Statement } from '../../../plan/statement.ts';
import type { Anchor } from '../../../plan/types/audit.ts';
import type { JournalEntry } from '../../../plan/types/journal-entry.ts';
import type { SiteInForce } from '../../../plan/types/site-rules.ts';
import { openKeys, type Keys } from '../../activities/signatures/people-with-keys.ts';
import { siteFrom } from '../../config/site-file/site-content.ts';

export const RUN = { workflow: 'ccm/berlin', firstRun: '01a21d81-98ee-7914-b9d6-2e702c1ae9a3' };

/** A record of real lines and real signatures, in a folder of its own. */
export interface SampleRecord {
  readonly keys: Keys;
  readonly site: SiteInForce;
  readonly folder: string;
  readonly record: AuditRecord;
  /** Where it ended when its last line was written. */
  readonly end: Anchor;
  lines(): Promise<readonly string[]>;
  /** Judges these lines in place of those that are there. */
  judge(lines?: readonly string[], keys?: readonly string[] | null): Promise<JudgedRecord>;
  /** The same for a file of these bytes. */
  judgeBytes(bytes: Uint8Array): Promise<JudgedRecord>;
  statement(given?: Partial<Statement>): Promise<Signed>;
  remove(): Promise<void>;
}

export const entry = (text: string, given: Partial<JournalEntry> = {}): JournalEntry => ({
  at: '2026-11-27T01:02:03.004Z',
  kind: 'state',
  text,
  ...given,
});

export async function openSampleRecord(): Promise<SampleRecord> {
  const keys = await openKeys();
  const folder = await mkdtemp(join(tmpdir(), 'ccmctl-record-'));
  const worker = await keys.make('worker');
  const people = [{ name: 'Ada', roles: ['approver'] as const, groups: ['board'], keys: [await keys.make('Ada')] }];
  const audit = { folder, key: keys.fileOf('worker'), workers: [worker] };
  const site: SiteInForce = { ...siteFrom(), people, audit };
  const statement = (given: Partial<Statement> = {}): Promise<Signed> =>
    keys.sign(
      { ...RUN, prompt: 'approve', value: 'approve', by: 'Ada', plan: 'p'.repeat(64), nonce: 'n-0', ...given },
      'Ada',
    );
  const record = new AuditRecord(folder, RUN);
  const entries = [entry('the plan is made'), entry('Ada approved', { kind: 'approved', given: [await statement()] })];
  await record.write({ run: 'run', site, story: { from: 0, entries } });
  const act = {
    plan: 'p',
    step: 'PUB/reboot',
    action: 'reboot',
    server: 'PUB',
    act: 'a',
    warrants: ['plan'],
    commands: [],
  };
  await record.write({ run: 'run', site, act });
  const end = await record.seal(await record.write({ run: 'run', site, closed: true }), audit.key);
  const file = join(folder, 'whole.jsonl');
  const lines = async (): Promise<readonly string[]> => {
    const files = (await readdir(record.folder)).filter(isChainFile).sort();
    return (await Promise.all(files.map((name) => readFile(join(record.folder, name), 'utf8')))).flatMap(linesOf);
  };
  const judgeFile = async (bytes: string | Uint8Array, trusted: readonly string[] | null): Promise<JudgedRecord> => {
    await writeFile(file, bytes);
    const [files] = await findRecords(file);
    return judgeRecord(files as NonNullable<typeof files>, trusted ?? undefined);
  };
  return {
    ...{ keys, site, folder, record, end, lines, statement },
    judge: async (some, trusted = [worker]) =>
      judgeFile((some ?? (await lines())).map((line) => `${line}\n`).join(''), trusted),
    judgeBytes: (bytes) => judgeFile(bytes, [worker]),
    async remove() {
      await keys.remove();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The first file of a record. */
export const FIRST_FILE = chainFile(1);

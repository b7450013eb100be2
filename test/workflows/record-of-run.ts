import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readAuditLine, type AuditLine } from '../../activities/audit/line.ts';
import { isChainFile, linesOf } from '../../activities/chain/chain.ts';
import { findRecords, type RecordFiles } from '../../cli/audit/find-records.ts';
import { judgeRecord, type JudgedRecord } from '../../cli/audit/judge-record.ts';
import type { SignedRun } from './signed-run.ts';

/** The lines of a record. */
export async function readLines(folder: string): Promise<readonly AuditLine[]> {
  const files = (await readdir(folder)).filter(isChainFile).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  return texts.flatMap(linesOf).map(readAuditLine);
}

/** What each line is: of the story its kind. */
export const told = (lines: readonly AuditLine[]): readonly string[] =>
  lines.map((line) => (line.event === 'story' ? line.entry.kind : line.event));

/** What the story says. */
export const textsIn = (lines: readonly AuditLine[]): readonly string[] =>
  lines.flatMap((line) => (line.event === 'story' ? [line.entry.text] : []));

/** What `ccmctl audit verify` says of the record of a run. */
export async function judged(signed: SignedRun, folder: string): Promise<JudgedRecord> {
  const [kept] = (await findRecords(folder)) as [RecordFiles];
  return judgeRecord(kept, [signed.workerKey]);
}

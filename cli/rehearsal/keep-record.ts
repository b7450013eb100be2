import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { shellWord } from '../../plan/shell-word.ts';
import { findRecords } from '../audit/find-records.ts';
import { judgeRecord, type RecordVerdict } from '../audit/judge-record.ts';
import type { RehearsalSite } from './rehearsal-site.ts';

/** A rehearsal's record where it stays, and what it comes to. */
export interface KeptRecord {
  readonly path: string;
  readonly verdict: RecordVerdict;
  readonly lines: number;
  /** Genuine signatures of people, and of the worker. */
  readonly signatures: number;
  readonly seals: number;
  /** What is wrong with it, or not known. */
  readonly findings: readonly string[];
}

const WORKER_KEY = 'worker.pub';

/** Keeps the record of a rehearsal, with the key that proves it, before its site is gone; and proves it. */
export async function keepRecord({ folder, workerKey }: RehearsalSite['audit'], to: string): Promise<KeptRecord> {
  const [found] = await findRecords(folder);
  if (!found) throw new RangeError('the worker has kept no record');
  await cp(found.path, to, { recursive: true });
  await writeFile(join(to, WORKER_KEY), `${workerKey}\n`);
  const { verdict, lines, signatures, seals, broken, unknown } = await judgeRecord(found, [workerKey]);
  return {
    ...{ path: to, verdict, lines },
    signatures: signatures.filter(({ why }) => why === null).length,
    seals: seals.filter(({ why }) => why === null).length,
    findings: [...broken, ...unknown],
  };
}

/** What is told of it at the end. */
export const recordLines = ({ path, verdict, lines, signatures, seals, findings }: KeptRecord): readonly string[] => [
  `record: ${path}`,
  `  ${verdict}: ${lines} lines, ${signatures} signatures of people, ${seals} seals of the worker`,
  ...findings.map((finding) => `  ${finding}`),
  `  prove it: ccmctl audit verify ${shellWord(path)} --worker-key ${shellWord(join(path, WORKER_KEY))}`,
];

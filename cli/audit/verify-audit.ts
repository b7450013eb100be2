import { resolve } from 'node:path';
import type { Context } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { siteOf } from '../read-site.ts';
import { findRecords } from './find-records.ts';
import { judgeRecord, type JudgedRecord, type RecordVerdict } from './judge-record.ts';
import { readWorkerKeys } from './read-worker-keys.ts';

/** What `ccmctl audit verify` was asked for. */
export interface VerifyRequest {
  readonly path: string;
  /** File with public keys of workers, a line each. */
  readonly workerKey: string | undefined;
}

const EXIT_OF: Readonly<Record<RecordVerdict, ExitCode>> = {
  whole: EXIT.good,
  broken: EXIT.failed,
  unknown: EXIT.unknown,
};

/** The worst last. */
const ORDER: readonly RecordVerdict[] = ['whole', 'unknown', 'broken'];

/** Judges the records at a path. Broken weighs more than unknown. */
export async function verifyAudit(context: Context, { path, workerKey }: VerifyRequest): Promise<ExitCode> {
  const site = await siteOf(context);
  const own = workerKey === undefined ? undefined : await readWorkerKeys(resolve(context.folder, workerKey));
  const keys = own ?? site?.audit?.workers;
  const records: JudgedRecord[] = [];
  for (const files of await findRecords(resolve(context.folder, path))) {
    context.output.progress(`judging ${files.path}: ${files.lines.length} lines`);
    records.push(await judgeRecord(files, keys));
  }
  const verdict = ORDER.findLast((one) => records.some((record) => record.verdict === one)) ?? 'unknown';
  context.output.result({ verdict, records }, () => records.map(recordText).join('\n\n'));
  return EXIT_OF[verdict];
}

function recordText(record: JudgedRecord): string {
  const { workflow = 'nobody', firstRun = '', verdict, lines, isClosed, seals, signatures } = record;
  const people = [...new Set(signatures.flatMap(({ by, why }) => (why === null ? [by] : [])))];
  const good = signatures.filter(({ why }) => why === null).length;
  return [
    `${verdict}: the record of ${workflow}${firstRun === '' ? '' : `, run ${firstRun}`}`,
    `  in ${record.path}`,
    `  ${lines} lines, ${isClosed ? 'closed' : 'not closed'}`,
    `  ${seals.filter(({ why }) => why === null).length} of ${seals.length} seals of workers are genuine`,
    `  ${good} of ${signatures.length} signatures of people are genuine${people.length === 0 ? '' : `: ${people.join(', ')}`}`,
    `  ${record.histories} histories beside it name ${record.anchors} places of it`,
    ...record.broken.map((why) => `  BROKEN  ${why}`),
    ...record.unknown.map((why) => `  UNKNOWN ${why}`),
  ].join('\n');
}

import type { ReadSite, SiteAudit } from '../../plan/types/site-rules.ts';
import type { AuditInput, KeptAudit, RunReference } from '../types.ts';
import type { AuditRecord, RecordedRun } from './audit-record.ts';
import { keepHistories } from './keep-histories.ts';

/** What keeps the records of a site's runs. */
export interface Archive {
  readonly readSite: ReadSite;
  readonly recordOf: (audit: SiteAudit, run: RecordedRun) => AuditRecord;
  /** First run of the chain that a run belongs to, as Temporal has it. */
  readonly firstRunOf: (run: RunReference) => Promise<string>;
  /** The history of a run as Temporal has it, as JSON. */
  readonly historyOf: (run: RunReference) => Promise<string>;
}

/**
 * Writes lines of a run's story into its record, signs how far that goes, and keeps the histories of the runs of its chain
 * beside it that have ended. Which run it is Temporal says, and not the input.
 * @returns where the record ends now, for the history; null where the site keeps none
 * @throws Error when it cannot be written or signed, or says something else already
 */
export async function keepAudit(
  archive: Archive,
  { from, entries, closed }: AuditInput,
  current: RunReference,
): Promise<KeptAudit | null> {
  const site = await archive.readSite();
  if (!site.audit) return null;
  const run = { workflow: current.workflowId, firstRun: await archive.firstRunOf(current) };
  const record = archive.recordOf(site.audit, run);
  const end = await record.write({ run: current.runId, site, story: { from, entries }, closed });
  const anchor = await record.seal(end, site.audit.key);
  const missing = await keepHistories(archive.historyOf, record, current, closed === true);
  return { ...anchor, ...(missing.length > 0 && { missing }) };
}

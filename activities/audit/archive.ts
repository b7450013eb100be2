import type { SiteAudit } from '../../plan/types/site-rules.ts';
import { AuditRecord, type RecordedRun } from './audit-record.ts';

/** So many records a worker has in mind; one that it has forgotten it reads anew. */
const KEPT = 50;

/** The records of a site's runs, each read once. */
export function createArchive(): (audit: SiteAudit, run: RecordedRun) => AuditRecord {
  const records = new Map<string, AuditRecord>();
  return ({ folder }, run) => {
    const name = JSON.stringify([folder, run.workflow, run.firstRun]);
    const record = records.get(name) ?? new AuditRecord(folder, run);
    // The one that was used last stands last.
    records.delete(name);
    records.set(name, record);
    const [oldest] = records.keys();
    if (records.size > KEPT && oldest !== undefined) records.delete(oldest);
    return record;
  };
}

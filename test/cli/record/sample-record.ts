import type { RunRecord } from '../../../cli/record/read-record.ts';
import type { JournalEntry } from '../../../plan/types/journal-entry.ts';
import { promptStep, sampleCluster, samplePlan } from '../../workflows/sample-cluster.ts';

export const at = (second: number): string => new Date(Date.UTC(2005, 2, 12, 22, 0, second)).toISOString();

export const entry = (second: number, kind: JournalEntry['kind'], step: string, text: string): JournalEntry => ({
  at: at(second),
  kind,
  server: 'PUB',
  step,
  text,
});

export const JOURNAL = [
  entry(1, 'asked', 'PUB/disc', 'step PUB/disc'),
  entry(2, 'refused', 'PUB/disc', 'Eve is no engineer'),
  entry(3, 'reminded', 'PUB/disc', 'still waiting'),
  entry(4, 'answered', 'PUB/disc', 'Ben answered "done"'),
  entry(5, 'asked', 'PUB/disc', 'step PUB/disc'),
  entry(6, 'withdrawn', 'PUB/disc', 'it came true by itself'),
  entry(7, 'step', 'PUB/disc', 'step PUB/disc: good, observed; the disc is in'),
  entry(8, 'asked', 'PUB/log-on', 'step PUB/log-on'),
];

/** A run in its midst, as report and audit know it. */
export function sampleRecord(journal: readonly JournalEntry[] = JOURNAL, changes: Partial<RunRecord> = {}): RunRecord {
  const cluster = sampleCluster();
  const plan = samplePlan(cluster, {
    PUB: [promptStep('PUB/disc'), promptStep('PUB/log-on')],
    SUB: [promptStep('SUB/disc')],
  });
  return {
    cluster: cluster.name,
    workflowId: `ccm/${cluster.name}`,
    runId: 'run-1',
    procedure: 'upgrade',
    planHash: plan.hash,
    notes: [],
    state: 'running',
    stage: 'publisher',
    servers: plan.servers.map(({ name, role }) => ({ name, role, state: 'waiting', evidence: 'none' })),
    prompts: [],
    journal,
    entries: journal.length,
    runs: [],
    warnings: [],
    openItems: [],
    workflowType: 'upgradeCluster',
    startedAt: at(0),
    endedAt: null,
    plan,
    accepted: [],
    ...changes,
  };
}

import { memoryEnough } from '../checks/memory-enough.ts';
import { securityAgentRuns } from '../checks/security-agent-runs.ts';
import { check } from '../steps/vocabulary.ts';
import type { Row } from '../steps/row.ts';
import { DATABASE_IS_CONFIGURED } from './database-tasks.ts';
import {
  ROWS_13_TO_15,
  ROW_10_AGENT,
  ROW_11_ANTIVIRUS,
  ROW_2_DNS,
  ROW_4_BACKUP,
  ROW_5_RELEASES,
  ROW_5_SERVICE_RELEASE,
  ROW_6_TRACE_DRIVE,
  ROW_7_MUSIC,
  ROW_8_CRS,
  ROW_9_LOCALES,
} from './post-installation-tasks.ts';
import type { Part, ProcedureTable, StepsStage, Whose } from './procedure-table.ts';
import { SERVER_IS_SET_BACK } from './server-is-set-back.ts';
import { BOOT_IS_NOTED, ROW_1_SERVICES } from './services-are-activated.ts';

/** Looked at again when all is done: memory that the installer let pass on a subscriber, and nothing left half done. */
const LEFT_OPEN: readonly Row[] = [
  check('memory-in-the-end', {
    title: '{server} has 1 GB of memory',
    because: 'the installer lets a subscriber pass with less, and calls are dropped later',
    source: ['POST-53', 'HW-03'],
    document: 'S2',
    asks: memoryEnough,
    with: { megabytes: 1000 },
    outcome: 'open item',
  }),
];

/** After row 12: by then the agent of row 10 is there, or the one that was set aside is back. */
const AGENT_RUNS: readonly Row[] = [
  check('security-agent-runs', {
    title: 'A security agent runs on {server}',
    because: 'installed or set back, it protects the server only while it runs; where none is wanted, the list says so',
    source: ['POST-33', 'POST-35', 'COR-11'],
    document: 'S2',
    asks: securityAgentRuns,
    outcome: 'open item',
  }),
];

/**
 * Table 5 from row 1 to row 15: those for `servers` one server after the other, those in between once for the cluster.
 * Only where every server gets a new service release is each rebooted for it, which shows what row 1 was worth.
 */
const rowsOfTable5 = (servers: Whose, isEveryServer: boolean): readonly Part[] => [
  { whose: servers, rows: [...ROW_1_SERVICES, ...(isEveryServer ? BOOT_IS_NOTED : [])] },
  { whose: servers, rows: ROW_2_DNS },
  { whose: 'the cluster', rows: DATABASE_IS_CONFIGURED },
  { whose: 'the cluster', rows: ROW_4_BACKUP },
  { whose: servers, rows: [...(isEveryServer ? ROW_5_SERVICE_RELEASE : []), ...ROW_5_RELEASES] },
  { whose: servers, rows: ROW_6_TRACE_DRIVE },
  { whose: 'the cluster', rows: ROW_7_MUSIC },
  { whose: servers, rows: ROW_8_CRS },
  { whose: servers, rows: ROW_9_LOCALES },
  { whose: servers, rows: ROW_10_AGENT },
  { whose: servers, rows: ROW_11_ANTIVIRUS },
  { whose: servers, rows: [...SERVER_IS_SET_BACK, ...AGENT_RUNS] },
  { whose: 'the cluster', rows: ROWS_13_TO_15 },
  { whose: servers, rows: LEFT_OPEN },
];

const stage = (because: string, source: StepsStage['source'], parts: readonly Part[]): StepsStage => ({
  kind: 'steps',
  name: 'post-installation',
  title: 'Post-installation',
  because,
  source,
  parts,
});

/** S2's Table 5 after all servers, which is where it may always be done. */
export const afterInstallation = (servers: Whose): StepsStage =>
  stage(
    'an installed cluster is not ready for use: parameters are set and services chosen only now',
    ['POST-01', 'POST-02', 'POST-03', 'PUB-21', 'SUB-24'],
    rowsOfTable5(servers, true),
  );

/**
 * The rows of Table 5 that concern the new server alone; the cluster has had its own. The newest service release is not
 * among them: the new server has that of the others since before the reboots, and a newer one would make it differ.
 */
export const afterAddition = (servers: Whose): StepsStage =>
  stage(
    'the new server gets what the other servers have had after their installation',
    ['ADD-09', 'POST-22'],
    rowsOfTable5(servers, false).filter(({ whose }) => whose === servers),
  );

/** The post-installation work as a procedure of its own, for a cluster that was installed before. */
export const POST_INSTALL: ProcedureTable = {
  releaseProvesDone: false,
  stages: [afterInstallation('each CallManager server')],
};

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ledger } from '../../../activities/ledger/ledger.ts';
import { inParts } from '../../../activities/make-plan.ts';
import { createArchive } from '../../../activities/audit/archive.ts';
import type { Bench } from '../../../activities/papers/judge-papers.ts';
import { createSignatureJudge } from '../../../activities/signatures/signature-judge.ts';
import type { ActionInput } from '../../../activities/types.ts';
import { plannedAct } from '../../../plan/planned-act.ts';
import { APPROVAL, type Signed, type Statement } from '../../../plan/statement.ts';
import type { PlanPart } from '../../../plan/types/plan.ts';
import type { SiteInForce } from '../../../plan/types/site-rules.ts';
import type { ActionStep } from '../../../plan/types/step.ts';
import { CALLMANAGER4 } from '../../../platforms/callmanager4/platform.ts';
import type { Server } from '../../../platforms/callmanager4/types/cluster.ts';
import { siteFrom } from '../../config/site-file/site-content.ts';
import { sampleCluster, twoServers } from '../../platforms/callmanager4/sample-cluster.ts';
import { offline } from '../../platforms/callmanager4/sample-plan.ts';
import { openKeys, type Keys } from '../signatures/people-with-keys.ts';

export const FIRST_RUN = 'the first run';
const ACT_ID = '0d7b7cf2-6f5e-4f39-9b1a-5d1f2a3b4c5d';

/** A plan that was approved by people with keys, and a worker's bench that judges acts of it. */
export interface ApprovedPlan {
  readonly keys: Keys;
  readonly site: SiteInForce;
  readonly bench: Bench;
  /** The run that acts are asked for in. */
  readonly current: { readonly workflowId: string; readonly runId: string };
  /** Acts of the first server, in order. */
  readonly acts: readonly ActionStep[];
  /** What a workflow would send for one of them. */
  inputOf(step: ActionStep, given?: Partial<ActionInput>, warrants?: readonly Signed[]): ActionInput;
  /** What is signed for a prompt of this run. */
  statement(given: Partial<Statement>): Statement;
  entries(): Promise<number>;
  remove(): Promise<void>;
}

/** @param lay changes what the site lays down */
export async function approvedPlan(
  lay: (site: SiteInForce) => SiteInForce = (site) => site,
  servers: readonly Server[] = twoServers,
): Promise<ApprovedPlan> {
  const keys = await openKeys();
  const folder = await mkdtemp(join(tmpdir(), 'ccmctl-ledger-'));
  const people = await Promise.all(
    ['Kim Larsen', 'Ada Okafor', 'Ben Ito'].map(async (name) => ({
      ...{ name, roles: ['engineer', 'approver'] as const, groups: ['all'] },
      keys: [await keys.make(name)],
    })),
  );
  const site = lay({ ...siteFrom(), people, ledger: folder });
  const { name, hash, policies } = site;
  const cluster = { ...sampleCluster(servers), site: name, people, siteRules: { name, hash, policies } };
  const plan = { ...offline(cluster), requestedBy: 'Ben Ito' };
  const { outline, parts } = inParts(CALLMANAGER4, cluster, plan);
  const [first] = outline.servers;
  const part = parts.find((one) => one.name === first?.part.name) as PlanPart;
  const current = { workflowId: `ccm/${cluster.name}`, runId: 'this run' };
  const statement = (given: Partial<Statement>): Statement => ({
    ...{ workflow: current.workflowId, firstRun: FIRST_RUN, prompt: APPROVAL, value: APPROVAL, by: 'Kim Larsen' },
    ...{ plan: outline.hash, nonce: 'n-0' },
    ...given,
  });
  const approvals = [await keys.sign(statement({}), 'Kim Larsen')];
  const ledger = new Ledger(folder, current.workflowId);
  return {
    ...{ keys, site, current, statement },
    bench: {
      readSite: () => Promise.resolve(site),
      judge: createSignatureJudge(),
      ledgerOf: () => ledger,
      firstRunOf: () => Promise.resolve(FIRST_RUN),
      recordOf: createArchive(),
      historyOf: () => Promise.reject(new Error('nobody asks for it')),
    },
    acts: part.steps.filter((step): step is ActionStep => step.kind === 'action'),
    inputOf(step, given = {}, warrants = []) {
      const act = plannedAct(step);
      if (!act) throw new RangeError('no act');
      const target = part.targets[act.server] as NonNullable<PlanPart['targets'][string]>;
      const targets = act.proof.servers.map((server) => part.targets[server] ?? target);
      return {
        ...{ action: act.action, arguments: act.arguments, target, memory: {}, decidedBy: 'the look', id: ACT_ID },
        proof: { check: { ...act.proof, withinSeconds: 0 }, targets, memory: {} },
        ...{ step: step.id, run: current.runId },
        ...(step.command === undefined ? {} : { shown: step.command }),
        papers: { outline, part, approvals, warrants, siteApprovals: [] },
        ...given,
      };
    },
    async entries() {
      let count = 0;
      await ledger.append({ event: 'ended', firstRun: 'nobody' }, (all) => ((count = all.length), 'only counted'));
      return count;
    },
    async remove() {
      await keys.remove();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { activityInfo } from '@temporalio/activity';
import { onTestFinished } from 'vitest';
import { Ledger } from '../../activities/ledger/ledger.ts';
import { closeRun } from '../../activities/papers/close-run.ts';
import { folderFor } from '../../activities/chain/chain.ts';
import { createArchive } from '../../activities/audit/archive.ts';
import { keepAudit } from '../../activities/audit/keep-audit.ts';
import { judgePapers, type Bench } from '../../activities/papers/judge-papers.ts';
import type { Leave } from '../../activities/papers/leave.ts';
import { runAction } from '../../activities/run-action.ts';
import { createPlanShelf } from '../../activities/sheet/plan-on-shelf.ts';
import { sheetBeforeAct } from '../../activities/sheet/sheet-before-act.ts';
import { createSheetWriter, type WriteSheet } from '../../activities/sheet/sheet-writer.ts';
import { createSignatureJudge, verifySignature } from '../../activities/signatures/signature-judge.ts';
import type { ActionInput, RunReference } from '../../activities/types.ts';
import { known } from '../../plan/fact.ts';
import { noticesWanted } from '../../plan/notices.ts';
import { APPROVAL, RESUMPTION, statementOf } from '../../plan/statement.ts';
import type { SiteInForce } from '../../plan/types/site-rules.ts';
import type { RunStatus, StatusPrompt, Verdict } from '../../plan/types/run.ts';
import type { Step } from '../../plan/types/step.ts';
import { CALLMANAGER4 } from '../../platforms/callmanager4/platform.ts';
import { exportHistory } from '../../worker/export-history.ts';
import { createFirstRunOf } from '../../worker/first-run-of.ts';
import { answerUpdate, approveUpdate, resumeUpdate } from '../../workflows/messages.ts';
import { siteWith } from '../activities/scripted-site.ts';
import { openKeys, type Keys } from '../activities/signatures/people-with-keys.ts';
import { siteFrom } from '../config/site-file/site-content.ts';
import { Rehearsal } from './harness.ts';
import { sampleCluster, samplePlan } from './sample-cluster.ts';
import { bad, good, readerOf, type World } from './scripted-worker.ts';

const PEOPLE = [
  { name: 'Ada', roles: ['approver'] },
  { name: 'Ben', roles: ['engineer'] },
  { name: 'Cleo', roles: ['engineer', 'approver'] },
] as const;

/**
 * What is scripted beside the servers; `beforeAct` is called right before an act is sent to one, and `sees` says what its look
 * sees, where that is not whether something was sent.
 */
interface SignedWorld extends Pick<World, 'notify' | 'check'> {
  readonly beforeAct?: (server: string) => Promise<void> | void;
  readonly sees?: (server: string) => Verdict | undefined;
}

/** A run that goes by a site file, on a worker that judges each act by its papers; nothing is scripted but the servers. */
export class SignedRun {
  readonly run: Rehearsal;
  readonly keys: Keys;
  readonly #site: { now: SiteInForce };
  readonly #sent: string[];
  readonly #bench: Bench;

  private constructor(run: Rehearsal, keys: Keys, site: { now: SiteInForce }, sent: string[], bench: Bench) {
    this.run = run;
    this.keys = keys;
    this.#site = site;
    this.#sent = sent;
    this.#bench = bench;
  }

  static async start(
    steps: Readonly<Record<string, readonly Step[]>>,
    lay: (site: SiteInForce) => SiteInForce = (site) => site,
    { beforeAct, sees, ...world }: SignedWorld = {},
  ): Promise<SignedRun> {
    const keys = await openKeys();
    const folder = await mkdtemp(join(tmpdir(), 'ccmctl-signed-'));
    const people = await Promise.all(
      PEOPLE.map(async (person) => ({ ...person, groups: [...person.roles], keys: [await keys.make(person.name)] })),
    );
    const { site: _, ...cluster } = { site: '', ...sampleCluster(Object.keys(steps)), people };
    const audit = { folder: join(folder, 'audit'), key: keys.fileOf('worker'), workers: [await keys.make('worker')] };
    const site = { now: lay({ ...siteFrom(), people, ledger: folder, audit }) };
    const { name, hash, policies } = site.now;
    const isAudited = site.now.audit === undefined ? {} : ({ isAudited: true } as const);
    const wanted = noticesWanted(site.now.notices);
    const told = wanted === undefined ? {} : { notices: wanted };
    const hasSheets = site.now.sheets === undefined ? {} : ({ hasSheets: true } as const);
    const siteRules = { name, hash, policies, ...isAudited, ...hasSheets, ...told };
    const plan = { ...samplePlan(cluster, steps), siteRules, requestedBy: 'Ben' };
    const sent: string[] = [];
    const opened: { bench?: Bench; writeSheet?: WriteSheet } = {};
    const atBench = (): Bench => opened.bench as Bench;
    const run = await Rehearsal.start(cluster, plan, {
      check: ({ targets }) => (sent.includes(targets[0]?.server.name ?? '') ? good('new boot') : bad('same boot')),
      verifySignature: (signed, from) => verifySignature(atBench().judge, atBench().readSite, signed, from),
      closeRun: (ended) => closeRun(opened.bench, ended),
      keepAudit: (lines) => keepAudit(atBench(), lines, activityInfo().workflowExecution as RunReference),
      keepSheet: async (facts) => opened.writeSheet?.(facts, activityInfo().workflowExecution as RunReference),
      ...world,
      wholeAct: async (input) => {
        const server = input.target.server.name;
        const servers = siteWith({
          see: () => {
            const verdict = sees?.(server) ?? (sent.includes(server) ? good('new boot') : bad('same boot'));
            return Promise.resolve({ verdict, seen: {} });
          },
          linesNow: () => Promise.resolve(known([`reboot ${server}`])),
          areAsShown: () => true,
          act: async (_target, commands, { fence }) => {
            await fence.ask(1_000);
            await beforeAct?.(server);
            sent.push(server);
            return commands.map((command) => ({ command, answer: 'accepted', said: '' }) as const);
          },
        });
        const { workflowExecution: current } = activityInfo();
        const sheet = sheetBeforeAct(opened.writeSheet, input, current);
        return runAction(servers, input, await judgePapers(atBench(), input, current), sheet);
      },
    });
    const ledger = new Ledger(folder, run.handle.workflowId);
    opened.bench = {
      ...{ readSite: () => Promise.resolve(site.now), judge: createSignatureJudge(), ledgerOf: () => ledger },
      firstRunOf: createFirstRunOf(run.client),
      recordOf: createArchive(),
      historyOf: (reference) => exportHistory(run.client, reference),
    };
    opened.writeSheet = createSheetWriter({
      ...{ bench: opened.bench, readPlan: createPlanShelf(readerOf(run.client)) },
      ...{ platform: CALLMANAGER4, worker: 'the worker of this test' },
    });
    onTestFinished(async () => {
      await keys.remove();
      await rm(folder, { recursive: true, force: true });
    });
    return new SignedRun(run, keys, site, sent, opened.bench);
  }

  /** Folder of the run's record. */
  async recordFolder(): Promise<string> {
    const { workflowId } = this.run.handle;
    const { firstRun } = (await this.#signing()).signing;
    return folderFor(this.#site.now.audit?.folder ?? '', workflowId, firstRun);
  }

  /** Public key of the site's worker. */
  get workerKey(): string {
    return this.#site.now.audit?.workers[0] ?? '';
  }

  /** Servers that something was sent to, in order. */
  get sent(): readonly string[] {
    return this.#sent;
  }

  /** Has an act judged by the worker's own bench, as one of the newest run of the workflow. */
  async judge(input: ActionInput): Promise<Leave> {
    const { workflowId } = this.run.handle;
    const { runId } = await this.run.client.workflow.getHandle(workflowId).describe();
    return judgePapers(this.#bench, input, { workflowId, runId });
  }

  /** Changes the site file. */
  lay(change: (site: SiteInForce) => SiteInForce): void {
    this.#site.now = change(this.#site.now);
  }

  async approve(by: string, key = by): Promise<void> {
    const { signing, planHash } = await this.#signing();
    const asked = { id: APPROVAL, nonce: signing.approval?.nonce ?? '' };
    const { signature } = await this.keys.sign(statementOf(signing, asked, { value: APPROVAL, by }), key);
    await this.run.handle.executeUpdate(approveUpdate, { args: [{ planHash, by, signature }] });
  }

  async resume(by: string): Promise<void> {
    const { signing } = await this.#signing();
    const asked = { id: RESUMPTION, nonce: signing.resumption?.nonce ?? '' };
    const { signature } = await this.keys.sign(statementOf(signing, asked, { value: RESUMPTION, by }), by);
    await this.run.handle.executeUpdate(resumeUpdate, { args: [{ by, signature }] });
  }

  /** @returns the signature, for whoever wants to use it once more */
  async answer(
    prompt: StatusPrompt,
    said: { value: string; by: string; note?: string },
    key = said.by,
  ): Promise<string> {
    const { signing } = await this.#signing();
    const { signature } = await this.keys.sign(statementOf(signing, prompt, said), key);
    await this.run.handle.executeUpdate(answerUpdate, { args: [{ prompt: prompt.id, ...said, signature }] });
    return signature;
  }

  /** Waits until the story has a refusal with these words. */
  refused(why: RegExp): Promise<unknown> {
    return this.run.until(`a refusal ${String(why)}`, ({ journal }) =>
      journal.some(({ kind, text }) => kind === 'refused' && why.test(text)),
    );
  }

  async #signing(): Promise<RunStatus & { signing: NonNullable<RunStatus['signing']> }> {
    const status = await this.run.until('anything to sign', ({ state }) => state !== 'planning');
    if (!status.signing) throw new Error('the run goes by no site file');
    return { ...status, signing: status.signing };
  }
}

import { DateTime } from 'luxon';
import { sheetOf } from '../../plan/sheet/sheet-of.ts';
import type { PlatformByHand } from '../../plan/sheet/sheet-source.ts';
import type { ActOnSheet, SheetFacts } from '../../plan/types/sheet.ts';
import { countPeople, isOfThePlan, type Court } from '../papers/approval.ts';
import type { Bench } from '../papers/judge-papers.ts';
import type { RunReference } from '../types.ts';
import type { ReadPlan } from './plan-on-shelf.ts';
import { putSheet, sheetFile } from './put-sheet.ts';

/** What sheets are made of, and by whom. */
export interface SheetDesk {
  readonly bench: Pick<Bench, 'readSite' | 'firstRunOf' | 'judge'>;
  readonly readPlan: ReadPlan;
  readonly platform: PlatformByHand;
  /** How the worker is called. */
  readonly worker: string;
}

/** Writes the sheet of a run; nothing where its site wants none. */
export type WriteSheet = (facts: SheetFacts, current: RunReference, act?: ActOnSheet) => Promise<void>;

/**
 * Writes sheets, one after the other: a disk that hangs takes one of them, and not a worker's whole way to its files.
 * @returns what throws Error where a sheet cannot be written, or nobody has signed its plan
 */
export function createSheetWriter(desk: SheetDesk): WriteSheet {
  let before: Promise<unknown> = Promise.resolve();
  return (facts, current, act) => {
    const written = before.then(() => writeSheet(desk, facts, current, act));
    before = written.catch(() => undefined);
    return written;
  };
}

/** Nobody may lay a sheet of another plan in the place of the one that people look for at night. */
async function writeSheet(
  { bench, readPlan, platform, worker }: SheetDesk,
  facts: SheetFacts,
  current: RunReference,
  act: ActOnSheet | undefined,
): Promise<void> {
  const site = await bench.readSite();
  if (!site.sheets) return;
  const firstRun = await bench.firstRunOf(current);
  const { outline, parts } = await readPlan({ workflowId: current.workflowId, runId: facts.planRun }, facts.plan);
  if (current.workflowId !== `ccm/${outline.cluster}`)
    throw new Error(`the plan is for the cluster ${outline.cluster}`);
  if (outline.siteRules?.name !== site.name) throw new Error(`the plan is not for the site ${site.name}`);
  const run = { workflow: current.workflowId, firstRun };
  const approvedBy = await whoApproved(
    { site, outline, run: { ...run, plan: outline.hash }, judge: bench.judge },
    facts,
  );
  const now = DateTime.now();
  const text = sheetOf({
    ...{ outline, parts, facts, run, approvedBy, platform },
    ...(act === undefined ? {} : { act }),
    site: {
      ...{ people: site.people, sheets: site.sheets },
      ...(site.audit === undefined ? {} : { record: site.audit.folder }),
    },
    written: { at: now.toUTC().toISO(), local: now.toFormat('yyyy-MM-dd HH:mm:ss ZZ'), worker },
  });
  const { folder } = site.sheets;
  await putSheet(sheetFile(folder, outline.cluster), folder, { at: facts.at, text });
}

async function whoApproved(court: Court, { approvals }: SheetFacts): Promise<readonly string[]> {
  const ofThePlan = approvals.filter(({ statement }) => isOfThePlan(statement));
  const { counted, why } = await countPeople(court, ofThePlan, 'approval', 'approver');
  if (counted.size >= court.site.policies.approval.people) return [...counted.keys()];
  throw new Error(`its plan is not approved by as many people as the site wants${why === undefined ? '' : `: ${why}`}`);
}

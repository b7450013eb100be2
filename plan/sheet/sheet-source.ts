import type { Platform } from '../platform/platform.ts';
import type { AnyTarget, Person } from '../types/cluster.ts';
import type { Outline, PlanPart } from '../types/plan.ts';
import type { SiteSheets } from '../types/site-rules.ts';
import type { ActOnSheet, SheetFacts } from '../types/sheet.ts';
import type { Walked } from './numbered-steps.ts';
import type { ToldLooks } from './told-looks.ts';

/** What a sheet is given of a platform. */
export type PlatformByHand = Pick<Platform, 'checks' | 'actions' | 'byHand' | 'wordPrompt'>;

/** All that a sheet is made of. */
export interface SheetSource {
  readonly outline: Outline;
  /** Those that could be read, each held to its hash. */
  readonly parts: readonly PlanPart[];
  readonly facts: SheetFacts;
  /** Absent: no act is about to be sent. */
  readonly act?: ActOnSheet;
  readonly run: { readonly workflow: string; readonly firstRun: string };
  /** Who has signed the plan. */
  readonly approvedBy: readonly string[];
  readonly written: {
    /** ISO 8601 in UTC. */
    readonly at: string;
    /** The same in the worker's zone, such as `2005-03-13 01:20:05 +01:00`. */
    readonly local: string;
    readonly worker: string;
  };
  readonly platform: PlatformByHand;
  /** What its site says that no plan does. */
  readonly site: {
    readonly people: readonly Person[];
    readonly sheets: Omit<SiteSheets, 'folder'>;
    /** Folder of the record; absent: there is none. */
    readonly record?: string;
  };
}

/** The same, with where the run stands in its plan, and what is looked for at the steps that are left. */
export interface SheetInWork extends SheetSource {
  readonly walk: Walked;
  readonly looks: ToldLooks;
}

/** How a server is reached, by the plan. */
export const targetIn = (parts: readonly PlanPart[], server: string): AnyTarget | undefined =>
  parts.map(({ targets }) => targets[server]).find((target) => target !== undefined);

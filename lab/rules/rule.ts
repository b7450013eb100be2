import type { Procedure } from '../../platforms/callmanager4/types/procedure.ts';
import type { Recorded } from '../events.ts';
import type { LabCluster } from '../lab-cluster.ts';
import type { Observed } from '../referee-observed.ts';

/** A broken rule, written down when it was broken. `must`: the documents forbid it; `should`: they advise against it. */
export interface Violation {
  readonly at: string;
  readonly rule: string;
  readonly server?: string;
  /** What was seen. */
  readonly evidence: string;
  readonly strength: 'must' | 'should';
}

/** A finding of one rule, before it gets its time and its name. */
export interface Finding {
  readonly server?: string;
  readonly evidence: string;
  /** A finding with the same key is written down once. */
  readonly key?: string;
}

/** One rule, watched while the work goes on: it sees the world as it was before an event was noted. */
export interface Rule {
  readonly rule: string;
  readonly strength: Violation['strength'];
  /** What it is watched in; absent: in everything. */
  readonly procedures?: readonly Procedure[];
  readonly judge: (event: Recorded, observed: Observed, cluster: LabCluster) => readonly Finding[];
}

/** The installer is started on a server. */
export const isBegun = (event: Recorded): event is Recorded & { kind: 'installer' } =>
  event.kind === 'installer' && event.phase === 'begun';

/** The server on which work begins now: the installer, an application's upgrade, or a reboot; null otherwise. */
export const beginsWork = (event: Recorded): string | null =>
  isBegun(event) || event.kind === 'reboot' || (event.kind === 'application' && event.phase === 'begun')
    ? event.server
    : null;

/** Procedures that install CallManager on a machine for the first time. */
export const INSTALLING: readonly Procedure[] = ['install', 'add-subscriber', 'replace-publisher'];

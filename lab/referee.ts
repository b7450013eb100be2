import type { Recorded } from './events.ts';
import type { LabCluster } from './lab-cluster.ts';
import { judgeEnd, type End } from './referee-end.ts';
import { Observed } from './referee-observed.ts';
import { DRIVE_RULES } from './rules/drive-rules.ts';
import { INSTALLER_RULES } from './rules/installer-rules.ts';
import { ORDER_RULES } from './rules/order-rules.ts';
import type { Finding, Rule, Violation } from './rules/rule.ts';
import { WORLD_RULES } from './rules/world-rules.ts';

export type { Violation } from './rules/rule.ts';

/** All rules that are watched while the work goes on, each in the procedures that it belongs to. */
const RULES: readonly Rule[] = [...ORDER_RULES, ...INSTALLER_RULES, ...WORLD_RULES, ...DRIVE_RULES];

/** Watches the lab from outside and writes down every broken rule: the lab's own reading of the documents. */
export class Referee {
  readonly #cluster: LabCluster;
  readonly #observed: Observed;
  readonly #rules: readonly Rule[];
  readonly #written: Violation[] = [];
  readonly #keys = new Set<string>();

  constructor(cluster: LabCluster) {
    this.#cluster = cluster;
    this.#observed = new Observed(cluster);
    this.#rules = RULES.filter(({ procedures }) => procedures?.includes(cluster.procedure) ?? true);
    cluster.events.listen((event) => this.#watch(event));
  }

  /** Broken rules, in the order in which they were broken. */
  violations(): readonly Violation[] {
    return this.#written.filter(({ strength }) => strength === 'must');
  }

  /** Advice of the documents that was not followed. */
  advice(): readonly Violation[] {
    return this.#written.filter(({ strength }) => strength === 'should');
  }

  /** The run has ended: judges what it left behind, and returns all violations. */
  finish(end: End = 'completed'): readonly Violation[] {
    for (const { rule, strength, finding } of judgeEnd(this.#cluster, this.#observed, end)) {
      this.#write(rule, strength, finding, new Date().toISOString());
    }
    return this.violations();
  }

  #watch(event: Recorded): void {
    // Rules see the world as it was before this event was noted.
    for (const { rule, strength, judge } of this.#rules) {
      for (const finding of judge(event, this.#observed, this.#cluster)) {
        this.#write(rule, strength, finding, event.at);
      }
    }
    this.#observed.note(event);
  }

  #write(rule: string, strength: Violation['strength'], finding: Finding, at: string): void {
    const key = `${rule}|${finding.server ?? ''}|${finding.key ?? finding.evidence}`;
    if (this.#keys.has(key)) return;
    this.#keys.add(key);
    const { server, evidence } = finding;
    this.#written.push({ at, rule, evidence, strength, ...(server === undefined ? {} : { server }) });
  }
}

import type { Remedy } from '../../../plan/types/report.ts';
import type { RequirementId } from '../types/requirement.ts';

/** Whether the installation ends with a message; `your choice`: the button decides; `unknown`: no document says. */
export type Ends = 'yes' | 'no' | 'your choice' | 'unknown';

/** One row of S2's Table 6: what the installer shows in a window of its own, never in its log (MSG-01, MSG-02). */
export interface InstallerMessage {
  /** In kebab-case; other tables and people name the row by it. */
  readonly id: string;
  /** As on the screen; `[X]` and `<list of services>` stand where the installer puts names of the moment (MSG-03). */
  readonly text: string;
  readonly reason: string;
  /** In this order; a placeholder of `text` stands for what the screen named in its place. */
  readonly next: readonly string[];
  /** The only servers that show it (MSG-13); absent: any. */
  readonly shownOn?: 'publisher' | 'subscriber';
  /** What kind of action that is (MSG-05). */
  readonly kind: Remedy;
  readonly ends: Ends;
  readonly source: readonly RequirementId[];
}

import type { AnyTask } from './types/step.ts';
import type { PersonRole } from './types/cluster.ts';
import type { PromptKind } from './types/site-rules.ts';

/** Which of the site's rules a prompt falls under: what an approver is asked is decided, whatever it is about. */
export const promptKindOf = ({ task, by }: { readonly task: AnyTask; readonly by: PersonRole }): PromptKind =>
  task.kind === 'decide' || by === 'approver' ? 'decision' : 'work';

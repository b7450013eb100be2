import type { Problem } from '../../plan/types/plan.ts';
import type { Looked } from './look-at-servers.ts';

/** Names of the servers that were looked at and not seen. */
export const unseenOf = (looked: readonly Looked[]): readonly string[] =>
  looked.filter(({ told }) => !told.isSeen).map(({ told }) => told.server);

/** Whether something refuses for certain: what refuses for the sake of an unseen server only says that nothing is known of it. */
export const isRefused = (problems: readonly Problem[], unseen: readonly string[]): boolean =>
  problems.some(({ severity, server }) => severity === 'refuse' && !unseen.includes(server ?? ''));

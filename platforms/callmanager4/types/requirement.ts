import type { REQUIREMENTS } from '../requirements.ts';

/** Number of one rule of the source documents, such as `ORD-03`. `ours` marks what no document says. */
export type RequirementId = keyof typeof REQUIREMENTS | 'ours';

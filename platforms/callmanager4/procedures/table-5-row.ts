import { DONE_OR_LATER, DONE_UNWANTED_OR_LATER, ask } from '../steps/vocabulary.ts';
import type { Document, PromptRow, Row, Whom } from '../steps/row.ts';
import type { RequirementId } from '../types/requirement.ts';
import type { AnswerForm } from '../../../plan/types/step.ts';

interface Task {
  readonly title: string;
  readonly because: string;
  readonly source: readonly RequirementId[];
  readonly instructions: readonly string[];
  readonly whom?: Whom;
}

const askedWith =
  (answer: AnswerForm) =>
  (name: string, task: Task, work: PromptRow['task'] = { kind: 'confirm' }): Row =>
    ask(name, { ...task, document: 'S2' satisfies Document, answer, by: 'engineer', task: work });

/** A task that must be done, or should be: it may be put off and stays open then. */
export const due = askedWith(DONE_OR_LATER);

/** A task that is left to the people. */
export const offered = askedWith(DONE_UNWANTED_OR_LATER);

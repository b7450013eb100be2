import { proxyActivities, type ActivityOptions } from '@temporalio/workflow';
import type { Activities } from '../../activities/types.ts';
import type { Explained } from '../../plan/types/report.ts';
import type { JournalEntry } from '../../plan/types/journal-entry.ts';
import type { TakenAnswer } from '../../plan/types/voice.ts';
import type { PromptStep } from '../../plan/types/step.ts';
import { reasonOf } from './look.ts';
import type { StepContext } from './step-context.ts';

/** It reads a table: whoever waits for it is a person. */
const AT_ONCE: ActivityOptions = { startToCloseTimeout: '10 s', retry: { maximumAttempts: 3 } };

/** What is known of trouble that a person reported at a prompt; what cannot be looked up is not known. */
export async function explainReport(step: PromptStep, report: TakenAnswer, context: StepContext): Promise<Explained> {
  const { note: text = '' } = report;
  if (text === '') return { remedy: 'unknown', lines: [] };
  const role = context.outline.servers.find(({ name }) => name === step.server)?.role;
  const activities = proxyActivities<Activities>(AT_ONCE);
  try {
    const explained = await activities.explainReport.executeWithOptions({ summary: 'what was reported' }, [
      { text, ...(role === undefined ? {} : { role }), atInstaller: step.afterReboot !== undefined },
    ]);
    if (explained.message !== undefined) context.operators.write(entryOf(step, report, explained));
    return explained;
  } catch (failure) {
    return { remedy: 'unknown', lines: [`What is known of it could not be looked up: ${reasonOf(failure)}`] };
  }
}

/** The report and its meaning, for people and for programs. */
const entryOf = (
  { id, server, title }: PromptStep,
  { by }: TakenAnswer,
  { message, named, remedy }: Explained,
): Omit<JournalEntry, 'at'> => ({
  kind: 'step',
  ...(server === undefined ? {} : { server }),
  step: id,
  by,
  reported: {
    remedy,
    ...(message === undefined ? {} : { message }),
    ...(named === undefined || Object.keys(named).length === 0 ? {} : { named }),
  },
  text: `${title}: what ${by} reported is the message ${message}; it asks for: ${remedy}`,
});

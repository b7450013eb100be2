import { proxyActivities, type ActivityOptions } from '@temporalio/workflow';
import type { Activities } from '../../activities/types.ts';
import { reasonOf } from './look.ts';

/** It reads a table: whoever waits for it is a person. */
const AT_ONCE: ActivityOptions = { startToCloseTimeout: '10 s', retry: { maximumAttempts: 3 } };

/** What is known of trouble that a person reported, in lines for whoever decides; none where nothing was reported. */
export async function explainReport(text: string): Promise<readonly string[]> {
  if (text === '') return [];
  const activities = proxyActivities<Activities>(AT_ONCE);
  try {
    return await activities.explainReport.executeWithOptions({ summary: 'what was reported' }, [{ text }]);
  } catch (failure) {
    return [`What is known of it could not be looked up: ${reasonOf(failure)}`];
  }
}

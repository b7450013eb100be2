import type { PromptStep } from '../../plan/types/step.ts';
import { INSTALLER_MESSAGES } from '../../platforms/callmanager4/messages/installer-messages.ts';
import { Rehearsal } from '../workflows/harness.ts';
import { good } from '../workflows/scripted-worker.ts';

/** A message of the table as it stands there. @throws Error where the table has none of that name */
export function textOf(id: string): string {
  const found = INSTALLER_MESSAGES.find((message) => message.id === id);
  if (!found) throw new Error(`no message ${id}`);
  return found.text;
}

/** A run at one of whose prompts somebody has reported what is in the way. */
export interface Reported {
  readonly run: Rehearsal;
  /** Looks that were made, by the names of their checks. */
  readonly looks: readonly string[];
}

/** Has somebody give an answer other than done, with a note, at a prompt of a server whose every look is good. */
export async function reportAt(step: PromptStep, value: string, text: string): Promise<Reported> {
  const looks: string[] = [];
  const steps = { [step.server ?? 'PUB']: [step] };
  const run = await Rehearsal.ofServers(steps, {
    check({ check }) {
      looks.push(check.name);
      return good('nothing interferes');
    },
  });
  await run.answer(await run.untilOpen(`${step.id}#1`), value, text);
  return { run, looks };
}

import { approveCommand } from '../../plan/reply-commands.ts';
import type { AnyCluster } from '../../plan/types/cluster.ts';
import type { RunStatus } from '../../plan/types/run.ts';
import type { Output } from '../output.ts';
import { journalLine, serverColumn } from '../render/journal.ts';
import { renderPrompt } from '../render/prompt.ts';
import type { Follower } from './follow-run.ts';

/** A run told as it goes, a line for each thing that happens. */
export interface Story extends Follower {
  readonly tell: (text: string) => void;
}

/** @param forMe whether whoever reads it answers the prompts, and so gets each with its instructions. */
export function createStory(output: Output, cluster: AnyCluster, forMe: boolean): Story {
  const width = serverColumn(cluster.servers.map((server) => server.name));
  const shown = new Set<string>();
  const showOnce = (key: string, text: () => string): void => {
    if (shown.has(key)) return;
    shown.add(key);
    output.tell(text());
  };
  return {
    tell: output.tell,
    onEntry: (entry) =>
      output.tell(journalLine(entry, output.colors, width, output.terminal ? output.width : Infinity)),
    onStatus(status) {
      if (forMe) showQuestions(status, output, showOnce);
    },
  };
}

function showQuestions(status: RunStatus, output: Output, showOnce: (key: string, text: () => string) => void): void {
  if (status.state === 'awaiting approval') {
    showOnce(status.planHash, () => `\nTo approve: ${approveCommand(status)} --by NAME\n`);
  }
  for (const prompt of status.prompts) {
    showOnce(prompt.id, () => `\n${renderPrompt(status, prompt, output.colors)}\n`);
  }
}

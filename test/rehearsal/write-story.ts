import { tellCommand } from '../../plan/tell-command.ts';
import type { JournalEntry } from '../../plan/types/journal-entry.ts';
import type { Rehearsed } from './rehearse.ts';
import { roomLines } from './server-room.ts';
import { steady } from './steady.ts';
import type { End, Entry, Story } from './story.ts';

/** The story of a rehearsal, without what differs from run to run. @throws Error where no plan was made */
export function storyOfRehearsal(scenario: string, rehearsed: Rehearsed): Story {
  const { plan, journal, events } = rehearsed;
  if (!plan) throw new Error(`the rehearsal of "${scenario}" has no plan: ${rehearsed.failure}`);
  return steady({
    scenario,
    plan: { procedure: plan.procedure, from: plan.from, to: plan.to },
    servers: plan.servers.map(({ name, role, because }) => ({ name, role, because })),
    problems: plan.problems.map(({ source: _source, ...problem }) => problem),
    journal: journal.map(tellEntry),
    room: roomLines(events),
    end: endOf(rehearsed),
  });
}

/** An entry as stories keep it: what its fields say, or else its text. */
function tellEntry({ at: _, prompt: _prompt, kind, server, text, commands, ...entry }: JournalEntry): Entry {
  const { step, value, state, outcome, verdict } = entry;
  const isTold = [value, state, outcome, verdict, commands].some((field) => field !== undefined);
  return {
    kind,
    ...(server === undefined || step?.startsWith(`${server}/`) ? {} : { server }),
    ...entry,
    ...(commands && { commands: commands.map(tellCommand) }),
    ...(isTold ? {} : { text }),
  };
}

const endOf = ({ result, failure, violations }: Rehearsed): End => ({
  state: result?.state ?? 'refused',
  ...(failure === null ? {} : { failure }),
  servers: Object.fromEntries(result?.servers.map(({ name, state }) => [name, state]) ?? []),
  openItems: result?.openItems ?? [],
  accepted: result?.accepted ?? [],
  broken: [...new Set(violations.map(({ rule }) => rule))],
});

/** A story as JSON of few lines: one for each item of a list, and one for all that is told of a step at a time. */
export function printStory(story: Story): string {
  const parts = Object.entries({ ...story, journal: byStep(story.journal) }).map(
    ([name, part]) => `${JSON.stringify(name)}: ${Array.isArray(part) ? printList(part) : JSON.stringify(part)}`,
  );
  return `{\n${parts.join(',\n')}\n}\n`;
}

const printList = (list: readonly unknown[]): string =>
  list.length === 0 ? '[]' : `[\n${list.map(printItem).join(',\n')}\n]`;

const printItem = (item: unknown): string =>
  Array.isArray(item) ? item.map((one) => JSON.stringify(one)).join(', ') : JSON.stringify(item);

function byStep(journal: readonly Entry[]): readonly (readonly Entry[])[] {
  const groups: Entry[][] = [];
  for (const entry of journal) {
    const last = groups.at(-1);
    if (last && entry.step !== undefined && last[0]?.step === entry.step) last.push(entry);
    else groups.push([entry]);
  }
  return groups;
}

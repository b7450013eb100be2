import type { JournalEntry } from '../../plan/types/run.ts';
import type { Entry } from './story.ts';

/** The journal of a run says these things in sentences only; this is the one place that takes them apart. */
const ANSWERED = /^(?<by>.*?) answered "(?<answer>.*?)"(?:: (?<note>.*))?$/s;
const SERVER = /^(?<server>\S+) is (?<state>begun|done|stopped)(?:: .*)?$/s;
const TROUBLE = /^(?<verdict>not as expected|not known); expected (?<expected>.*?); seen (?<seen>.*)$/s;
const COMMANDS = /^(?:sc|shutdown|osql) /;
const NEXT_COMMAND = /; (?=(?:sc|shutdown|osql) )/;

type Told = Partial<Entry>;

function toldOfStep({ text, outcome, evidence }: JournalEntry, title: string): Told {
  if (COMMANDS.test(text)) return { commands: text.split(NEXT_COMMAND) };
  const said = text.startsWith(`${title}: `) ? text.slice(title.length + 2) : text;
  if (outcome !== undefined && evidence !== undefined)
    return { outcome, evidence, seen: said.slice(said.indexOf('; ') + 2) };
  const trouble = TROUBLE.exec(said)?.groups;
  return trouble ? { ...trouble, verdict: trouble.verdict === 'not known' ? 'unknown' : 'bad' } : { text: said };
}

function told(entry: JournalEntry, title: string): Told {
  switch (entry.kind) {
    case 'step':
      return toldOfStep(entry, title);
    case 'answered':
      return ANSWERED.exec(entry.text)?.groups ?? { text: entry.text };
    case 'server':
      return SERVER.exec(entry.text)?.groups ?? { text: entry.text };
    default:
      return { text: entry.text };
  }
}

/** An entry of a run's journal as stories keep it. @param title of its step, which the texts about it begin with */
export function tellEntry(entry: JournalEntry, title: string): Entry {
  const { kind, server, step } = entry;
  const isOfStep = server !== undefined && step?.startsWith(`${server}/`);
  return {
    kind,
    ...(server === undefined || isOfStep ? {} : { server }),
    ...(step === undefined ? {} : { step }),
    ...told(entry, title),
  };
}

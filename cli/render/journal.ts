import type { JournalEntry } from '../../plan/types/journal-entry.ts';
import type { Colors } from '../output.ts';
import { timeAsOf } from './clock.ts';
import { onOneLine } from './on-one-line.ts';

type Paint = (colors: Colors) => (text: string) => string;

/** How each kind of entry is called in the story and how its name is painted. */
const KINDS: Readonly<Record<JournalEntry['kind'], { readonly word: string; readonly paint: Paint }>> = {
  state: { word: 'run', paint: (colors) => colors.bold },
  stage: { word: 'stage', paint: (colors) => colors.bold },
  server: { word: 'server', paint: (colors) => colors.cyan },
  step: { word: 'step', paint: (colors) => colors.dim },
  asked: { word: 'asked', paint: (colors) => colors.yellow },
  answered: { word: 'answered', paint: (colors) => colors.green },
  refused: { word: 'refused', paint: (colors) => colors.red },
  approved: { word: 'approved', paint: (colors) => colors.green },
  held: { word: 'held', paint: (colors) => colors.yellow },
  resumed: { word: 'resumed', paint: (colors) => colors.green },
  'stop asked': { word: 'stop asked', paint: (colors) => colors.red },
  withdrawn: { word: 'withdrawn', paint: (colors) => colors.dim },
  unheard: { word: 'unheard', paint: (colors) => colors.red },
  heard: { word: 'heard', paint: (colors) => colors.green },
  escalated: { word: 'escalated', paint: (colors) => colors.red },
  reminded: { word: 'reminded', paint: (colors) => colors.yellow },
};

const KIND_WIDTH = Math.max(...Object.values(KINDS).map(({ word }) => word.length));

/** Columns between the parts of a line. */
const GAP = '  ';

/** One line of the story: time, server, what kind of thing happened, and what; cut at `width` columns. */
export function journalLine(
  raw: JournalEntry,
  colors: Colors,
  serverWidth: number,
  width = Infinity,
  now = Date.now(),
): string {
  const entry = onOneLine(raw);
  const time = timeAsOf(entry.at, now);
  const { word, paint } = KINDS[entry.kind];
  const server = (entry.server ?? '').padEnd(serverWidth);
  const room = width - time.length - serverWidth - KIND_WIDTH - 3 * GAP.length;
  const text = entry.text.length > room ? `${entry.text.slice(0, Math.max(0, room - 1))}…` : entry.text;
  return [colors.dim(time), server, paint(colors)(word.padEnd(KIND_WIDTH)), text].join(GAP);
}

/** Columns that the longest server name of a cluster needs. */
export const serverColumn = (names: readonly string[]): number => Math.max(0, ...names.map((name) => name.length));

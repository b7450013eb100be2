import { readAuditLine, type AuditLine } from '../../activities/audit/line.ts';
import { hashOfLine } from '../../activities/chain/chain.ts';

/** A line that can be read, with its number and its hash. */
export interface ChainedLine {
  readonly number: number;
  readonly hash: string;
  readonly line: AuditLine;
}

/** Lines in their order, up to the first that does not belong there; `broken`: why it does not. */
export interface JudgedChain {
  readonly lines: readonly ChainedLine[];
  readonly broken?: string;
}

/** Follows a chain of lines from its beginning: each holds the hash of the one before. */
export function judgeChain(texts: readonly string[]): JudgedChain {
  const hashes = texts.map(hashOfLine);
  const lines: ChainedLine[] = [];
  for (const [index, text] of texts.entries()) {
    const line = readLine(text);
    if (line === undefined) return { lines, broken: `line ${index + 1} is no line of a record: it was changed or cut` };
    const before = index === 0 ? '' : hashes[index - 1];
    if (line.previous !== before) return { lines, broken: whyNotNext(index, line.previous, hashes) };
    lines.push({ number: index + 1, hash: hashes[index] ?? '', line });
  }
  return texts.length === 0 ? { lines, broken: 'it has no line' } : { lines };
}

/** A line is exactly what was written: the last one has none behind it that would tell. */
function readLine(text: string): AuditLine | undefined {
  try {
    return JSON.stringify(JSON.parse(text)) === text ? readAuditLine(text) : undefined;
  } catch {
    return undefined;
  }
}

function whyNotNext(index: number, previous: string, hashes: readonly string[]): string {
  const number = index + 1;
  const follows = hashes.indexOf(previous);
  if (previous === '') return `line ${number} begins a record: what stands before it does not belong there`;
  if (follows > index) return `line ${number} follows line ${follows + 1}, which stands behind it: lines were moved`;
  if (follows >= 0)
    return `line ${number} follows line ${follows + 1}: what stands between them was put in, doubled or moved`;
  return index === 0
    ? 'line 1 follows another one: the beginning is missing'
    : `line ${number} does not follow line ${index}: that was changed, or lines between them are missing`;
}

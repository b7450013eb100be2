import { judgeChain, type ChainedLine } from './judge-chain.ts';
import type { RecordFiles } from './find-records.ts';
import { judgeSeals, judgeStatements, type JudgedSignature } from './judge-signatures.ts';
import { readAnchors } from './read-anchors.ts';

/** What a record comes to: all of it as its workers wrote it, surely not, or nobody can say. */
export type RecordVerdict = 'whole' | 'broken' | 'unknown';

export interface JudgedRecord {
  readonly path: string;
  readonly verdict: RecordVerdict;
  readonly workflow?: string;
  readonly firstRun?: string;
  readonly lines: number;
  readonly isClosed: boolean;
  readonly seals: readonly JudgedSignature[];
  readonly signatures: readonly JudgedSignature[];
  /** Histories beside it that agree with it, and how many places of it they name. */
  readonly histories: number;
  readonly anchors: number;
  /** What is wrong, and what is not known. */
  readonly broken: readonly string[];
  readonly unknown: readonly string[];
}

/**
 * Judges a record by itself, by the signatures in it, and by the histories beside it.
 * @param workerKeys public keys of the site's workers, known from elsewhere; undefined: only the record names them
 */
export async function judgeRecord(
  files: RecordFiles,
  workerKeys: readonly string[] | undefined,
): Promise<JudgedRecord> {
  const { lines, broken: chain } = judgeChain(files.lines);
  const first = lines[0]?.line;
  const opened = first?.event === 'opened' ? first : undefined;
  const [signatures, seals] = await Promise.all([
    judgeStatements(lines),
    judgeSeals(lines, workerKeys ?? keysNamedIn(lines)),
  ]);
  const anchored = judgeAnchors(files.histories, { lines, isWhole: chain === undefined }, opened?.firstRun);
  const isClosed = lines.some(({ line }) => line.event === 'closed');
  const broken = [
    ...files.problems,
    ...(chain === undefined ? [] : [chain]),
    ...(opened || lines.length === 0 ? [] : ['its first line does not say whose record it is']),
    ...[...seals, ...signatures].flatMap(({ line, by, of, why }) =>
      why === null ? [] : [`line ${line}, signature of ${by} (${of}): ${why}`],
    ),
    ...anchored.broken,
  ];
  const unknown =
    broken.length > 0 ? [] : [...whatIsOpen(lines, isClosed), ...whoSealed(workerKeys), ...anchored.unknown];
  return {
    path: files.path,
    verdict: broken.length > 0 ? 'broken' : unknown.length > 0 ? 'unknown' : 'whole',
    ...(opened && { workflow: opened.workflow, firstRun: opened.firstRun }),
    lines: files.lines.length,
    isClosed,
    ...{ seals, signatures, broken, unknown },
    histories: anchored.histories,
    anchors: anchored.anchors,
  };
}

const keysNamedIn = (lines: readonly ChainedLine[]): readonly string[] => [
  ...new Set(lines.flatMap(({ line }) => (line.event === 'site' ? line.workers : []))),
];

function whatIsOpen(lines: readonly ChainedLine[], isClosed: boolean): readonly string[] {
  const last = lines.at(-1)?.line;
  if (!isClosed)
    return ['it is not closed: its run is under way, has failed or was ended by force, or the end was cut off'];
  return last?.event === 'seal' ? [] : ['what stands behind its last seal is signed by nobody'];
}

const whoSealed = (workerKeys: readonly string[] | undefined): readonly string[] =>
  workerKeys === undefined
    ? [
        'only the record itself says whose keys have sealed it: name the site file (--site-file) or the worker’s public key (--worker-key)',
      ]
    : [];

interface Anchored {
  readonly broken: readonly string[];
  readonly unknown: readonly string[];
  readonly histories: number;
  readonly anchors: number;
}

/** Where the history of a run says how far the record went, the record must go, and be the same. */
function judgeAnchors(
  texts: RecordFiles['histories'],
  { lines, isWhole }: { readonly lines: readonly ChainedLine[]; readonly isWhole: boolean },
  firstRun: string | undefined,
): Anchored {
  const broken: string[] = [];
  const unknown: string[] = [];
  let count = 0;
  for (const [run, text] of texts) {
    const history = readAnchors(text);
    if (!history) broken.push(`the history of the run ${run} beside it is none`);
    else if (history.firstRun !== firstRun)
      broken.push(`the history of the run ${run} beside it is that of another chain`);
    else if (history.anchors.length === 0)
      unknown.push(`the history of the run ${run} names no place of the record that can be read here`);
    // Behind the line at which the chain breaks nothing is known of it.
    const known = history?.anchors.filter(({ lines: number }) => isWhole || number <= lines.length) ?? [];
    const wrong = known.find(({ lines: number, head }) => lines[number - 1]?.hash !== head);
    if (wrong)
      broken.push(
        lines.length < wrong.lines
          ? `the history of the run ${run} says that it had ${wrong.lines} lines: its end was cut off`
          : `the history of the run ${run} names another line ${wrong.lines}`,
      );
    count += history?.anchors.length ?? 0;
  }
  return { broken, unknown, histories: texts.size, anchors: count };
}

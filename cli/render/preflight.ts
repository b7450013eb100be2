import { isSettled } from '../../plan/preflight.ts';
import type { PreflightLine } from '../../plan/types/preflight.ts';
import type { Problem } from '../../plan/types/plan.ts';
import type { Colors, Output } from '../output.ts';
import { onOneLine } from './on-one-line.ts';
import { renderTable } from './table.ts';

/** How a cluster stands before a procedure: the document of `ccmctl preflight --json`. */
export interface Preflight {
  readonly cluster: string;
  readonly procedure: string;
  readonly from: string;
  readonly to: string;
  readonly lines: readonly PreflightLine[];
  /** What refuses the plan or warns of it beyond the preconditions. */
  readonly problems: readonly Problem[];
  /** Servers that could not be seen. */
  readonly unseen: readonly string[];
}

/** A preflight as text: what stands in the way first, then what people are asked; what is good only where it is asked for, and how to answer where there is no file of answers yet. */
export function renderPreflight(
  preflight: Preflight,
  { all, hasFile }: { readonly all: boolean; readonly hasFile: boolean },
  { colors, width }: Pick<Output, 'colors' | 'width'>,
): string {
  const { cluster, procedure, from, to, lines, problems } = onOneLine(preflight);
  const open = lines.filter((line) => !isSettled(line));
  const machine = open.filter(({ kind }) => kind === 'check');
  const people = open.filter(({ kind }) => kind === 'prompt');
  const settled = lines.filter(isSettled);
  return [
    `Preflight of the ${procedure} of ${cluster} from ${from} to ${to}`,
    countLine(lines, colors),
    ...section(
      'The plan',
      problems.map((problem) => problemLine(problem, colors)),
    ),
    ...section(
      'Not as it must be',
      machine.map((line) => lineText(line, colors)),
    ),
    ...section(
      'To be answered by people',
      people.map((line) => lineText(line, colors)),
    ),
    ...(all && settled.length > 0 ? ['', 'Good', goodTable(settled, width)] : []),
    ...(people.length > 0 && !hasFile
      ? ['', '`--answers FILE` writes the questions into a file, to be filled in']
      : []),
  ].join('\n');
}

/** A part of a text below its title; nothing where it is empty. */
export const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', title, ...lines];

/** How many preconditions are good, and what the others come to. */
export function countLine(lines: readonly PreflightLine[], colors: Colors): string {
  const open = lines.filter((line) => !isSettled(line));
  const of = (outcome: PreflightLine['outcome']) => open.filter((line) => line.outcome === outcome).length;
  const counts = [
    colors.green(`${lines.length - open.length} of ${lines.length} good`),
    ...(of('block') > 0 ? [colors.red(`${of('block')} block`)] : []),
    ...(of('hold') > 0 ? [colors.yellow(`${of('hold')} hold`)] : []),
    ...(of('open item') > 0 ? [`${of('open item')} stay open`] : []),
  ];
  return counts.join(', ');
}

/** A problem of a plan in one line. */
export const problemLine = ({ severity, message, source }: Problem, colors: Colors): string =>
  `  ${severity === 'refuse' ? colors.red('REFUSED') : colors.yellow('WARNING')} ${message} [${source.join(', ')}]`;

const PAINT: Readonly<Record<PreflightLine['outcome'], keyof Pick<Colors, 'red' | 'yellow'> | null>> = {
  block: 'red',
  hold: 'yellow',
  'open item': null,
};

/** One precondition that is not settled, with what to do, in lines that fit a narrow terminal as well. */
export function lineText(line: PreflightLine, colors: Colors): string {
  const { verdict, expected, seen, next, refused, kind } = line;
  const paint = PAINT[line.outcome];
  const word = paint ? colors[paint](line.outcome.toUpperCase()) : line.outcome.toUpperCase();
  return [
    `  ${word} ${nameOfLine(line)}`,
    ...(kind === 'check'
      ? [`    expected  ${expected}`, `    seen      ${verdict === 'unknown' ? 'not known: ' : ''}${seen}`]
      : []),
    ...(kind === 'prompt' && verdict === 'bad' ? [`    answered  ${seen}`] : []),
    ...(refused === undefined ? [] : [`    answer    ${refused}`]),
    `    do        ${next}`,
  ].join('\n');
}

/** What a precondition is called: its title, with its server where that does not name it, and its rules. */
export function nameOfLine({ title, server, source, borrowed }: PreflightLine): string {
  const where = server === undefined || title.includes(server) ? '' : `${server}: `;
  const mark = borrowed ? "; borrowed from the other release's document" : '';
  return `${where}${title} [${source.join(', ')}${mark}]`;
}

/** Below so many columns a table of four breaks every line. */
const NARROW = 100;

/** What is good, in a table where there is room for one. */
export function goodTable(lines: readonly PreflightLine[], width: number): string {
  if (width < NARROW)
    return lines.map(({ server, title, seen }) => `  ${server ?? 'cluster'}: ${title}: ${seen}`).join('\n');
  return renderTable(
    ['server', 'precondition', 'rules', 'seen'],
    lines.map(({ server, title, source, seen, answered }) => [
      server ?? 'cluster',
      title,
      source.slice(0, 3).join(', '),
      answered && !seen.startsWith(answered.by) ? `${seen}; ${String(answered.value)} by ${answered.by}` : seen,
    ]),
  );
}

import type { PreflightLine } from '../../plan/types/preflight.ts';
import type { Problem } from '../../plan/types/plan.ts';
import type { Colors, Output } from '../output.ts';
import { onOneLine } from './on-one-line.ts';
import { countLine, goodTable, lineText, problemLine, section } from './preflight.ts';

/** How the servers of a cluster find each other: the document of `ccmctl names check --json`. */
export interface Names {
  readonly cluster: string;
  readonly lines: readonly PreflightLine[];
  /** How the repair would change the name files of each server. */
  readonly differences: readonly { readonly server: string; readonly lines: readonly string[] }[];
  /** What refuses the repair or warns of it. */
  readonly problems: readonly Problem[];
}

/** The names as text: what is not as it must be, how files would differ, and what is good only where it is asked for. */
export function renderNames(names: Names, all: boolean, { colors, width }: Pick<Output, 'colors' | 'width'>): string {
  const { cluster, lines, differences, problems } = onOneLine(names);
  const isGood = ({ verdict }: PreflightLine): boolean => verdict === 'good';
  const open = lines.filter((line) => !isGood(line));
  const good = lines.filter(isGood);
  return [
    `Names of the servers of ${cluster}`,
    countLine(lines, colors),
    ...section(
      'The repair',
      problems.map((problem) => problemLine(problem, colors)),
    ),
    ...section(
      'Not as it must be',
      open.map((line) => lineText(line, colors)),
    ),
    ...section(
      'What `ccmctl names repair` would change',
      differences.flatMap(({ server, lines: own }) => [
        `  ${server}`,
        ...own.map((line) => differenceLine(line, colors)),
      ]),
    ),
    ...(all && good.length > 0 ? ['', 'Good', goodTable(good, width)] : []),
  ].join('\n');
}

function differenceLine(line: string, colors: Colors): string {
  if (line.startsWith('- ')) return `    ${colors.red(line)}`;
  return `    ${line.startsWith('+ ') ? colors.green(line) : line}`;
}

import type { Finding } from '../../worker/doctor/finding.ts';
import { examine } from '../../worker/doctor/examine.ts';
import { THINGS } from '../../worker/doctor/things.ts';
import type { Context } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { Colors } from '../output.ts';

/** Looks at this machine and prints what is there, what is missing and what to do about it. */
export async function showFindings(context: Context): Promise<ExitCode> {
  const findings = await examine(await context.settings(), THINGS, context.siteFile());
  context.output.result({ findings }, () =>
    findings.flatMap((finding) => linesOf(finding, context.output.colors)).join('\n'),
  );
  return exitCodeOf(findings);
}

/** What is surely missing weighs more than what is only not known; optional things weigh nothing. */
export function exitCodeOf(findings: readonly Finding[]): ExitCode {
  const states = findings.filter(({ optional }) => !optional).map(({ state }) => state);
  if (states.includes('missing')) return EXIT.failed;
  return states.includes('unknown') ? EXIT.unknown : EXIT.good;
}

const STATE_WIDTH = 'missing'.length;

function linesOf({ name, neededFor, optional, state, seen, toDo }: Finding, colors: Colors): readonly string[] {
  const paint = { found: colors.green, missing: optional ? colors.yellow : colors.red, unknown: colors.yellow }[state];
  return [
    `${paint(state.padEnd(STATE_WIDTH))}  ${colors.bold(name)}: ${seen}`,
    ...(toDo === undefined ? [] : [`         ${optional ? 'optional; ' : ''}for ${neededFor}; ${toDo}`]),
  ];
}

import type { Check, CheckStep, Outcome, Step } from '../types/step.ts';
import type { NumberedPlace, NumberedStep } from './numbered-steps.ts';
import { paragraph } from './page-text.ts';
import type { SheetInWork } from './sheet-source.ts';

/** Whether work goes on where a look is not as it should be: the words stand in the legend of the first part. */
const WEIGHTS: Readonly<Record<Outcome, string>> = { block: 'STOP', hold: 'ASK', 'open item': 'NOTE' };

const LOOK = 'Look';

/** What a look is for. */
export interface LookIn {
  /** How its sentence begins. */
  readonly begins: string;
  readonly check: Check;
  /** Absent: nothing goes on before it is good. */
  readonly outcome?: Outcome;
  /** What its step says of its own about what is done where it is not good. */
  readonly next?: string;
  /** Its step has lines that mend it. */
  readonly isMended?: true;
  /** Nobody may log on to its server for it. */
  readonly isConsoleTaken: boolean;
}

/** The looks of a step, in the order in which its lines have them. */
export function looksOf(step: Step, consoleTaken: ReadonlySet<string>): readonly LookIn[] {
  return looksAt(step).map((look) => ({
    ...look,
    // Of another server's look, its own console is free.
    isConsoleTaken: consoleTaken.has(step.id) && look.check.servers.includes(step.server ?? ''),
  }));
}

function looksAt(step: Step): readonly Omit<LookIn, 'isConsoleTaken'>[] {
  switch (step.kind) {
    case 'check':
      return [{ begins: LOOK, check: step.check, outcome: step.outcome, ...nextOf(step) }];
    case 'gate':
      return [{ begins: 'Do not go on before it is so', check: step.until }];
    case 'wait':
      return [];
    case 'action':
      return [{ begins: 'It is done when', check: step.proof }];
    case 'prompt':
      return [
        ...(step.watch ? [{ begins: 'Look at it again and again meanwhile', check: step.watch.check }] : []),
        ...(step.proof ? [{ begins: 'It is done when', check: step.proof }] : []),
      ];
  }
}

function nextOf({ next, repair }: CheckStep): Pick<LookIn, 'next' | 'isMended'> {
  if (next !== undefined) return { next };
  return repair ? { isMended: true } : {};
}

/** Names of the looks that weigh more at one step of a page than at another. */
export function mixedLooks(places: readonly Pick<NumberedPlace, 'steps'>[]): ReadonlySet<string> {
  const weights = new Map<string, Set<Outcome>>();
  for (const { step } of places.flatMap(({ steps }) => steps))
    for (const { check, outcome = 'block' } of looksAt(step))
      weights.set(check.name, (weights.get(check.name) ?? new Set()).add(outcome));
  return new Set([...weights].flatMap(([name, all]) => (all.size > 1 ? [name] : [])));
}

/** Steps that describe a look, by what they describe: the same again and again is described once. */
export type FirstLooks = ReadonlyMap<string, number>;

/** Where it is looked at, and all that is said of it. */
const keysOf = ({
  check,
  outcome = 'block',
  next,
  isMended,
  isConsoleTaken,
}: LookIn): { readonly where: string; readonly all: string } => {
  const { name, servers, arguments: told, withinSeconds, settleSeconds } = check;
  const where = JSON.stringify([name, servers, told, settleSeconds, isConsoleTaken]);
  return { where, all: JSON.stringify([where, withinSeconds, outcome, next, isMended]) };
};

/** The steps of a page that are the first with a look. */
export function firstLooks(
  places: readonly Pick<NumberedPlace, 'steps'>[],
  consoleTaken: ReadonlySet<string>,
): FirstLooks {
  const first = new Map<string, number>();
  for (const { number, step } of places.flatMap(({ steps }) => steps))
    for (const key of looksOf(step, consoleTaken).flatMap((look) => Object.values(keysOf(look))))
      if (!first.has(key)) first.set(key, number);
  return first;
}

/** What is looked for, where, and what is done where it is not so; or the step that says the rest. */
export function lookLines(
  sheet: SheetInWork,
  look: LookIn,
  { number, step: { title } }: NumberedStep,
  indent: string,
): readonly string[] {
  const { where, all } = keysOf(look);
  const said = { where: sheet.looks.get(where) ?? number, all: sheet.looks.get(all) ?? number };
  // The title of a look says what it looks for, and mostly at which server.
  const isTitled = look.begins === LOOK;
  const at = atOf(look.check, isTitled ? title : '');
  if (said.all < number)
    return paragraph([`${look.begins}: as at step ${said.all}, and what if it is not so.`, ...at].join(' '), {
      first: indent,
    });
  const what = isTitled ? at : [sheet.platform.checks.get(look.check.name)?.tells ?? look.check.name, ...at];
  return [
    ...(what.length === 0
      ? []
      : paragraph(`${isTitled ? '' : `${look.begins}: `}${what.join(' ')}`, { first: indent })),
    ...(said.where < number ? [`${indent}Where: as at step ${said.where}.`] : whereToLook(sheet, look, indent)),
    ...paragraph(otherwise(sheet, look), { first: indent }),
  ];
}

const atOf = ({ servers, settleSeconds }: Check, title: string): readonly string[] => [
  ...(servers.every((server) => title.includes(server)) ? [] : [`At: ${servers.join(', ')}.`]),
  ...(settleSeconds === undefined ? [] : [`The settling time is ${inMinutes(settleSeconds)}.`]),
];

/** The screens and commands by which a person sees what a check sees. */
const whereToLook = (
  { platform, facts }: SheetInWork,
  { check, isConsoleTaken }: LookIn,
  indent: string,
): readonly string[] =>
  platform.byHand
    .lookByEye(check, facts.memories, isConsoleTaken)
    .flatMap((line) => paragraph(line, { first: `${indent}Where: `, rest: `${indent}       ` }));

/** Where a time is given for it, it is not so only when that is over. */
function otherwise(
  { platform, mixed }: SheetInWork,
  { check, outcome = 'block', next, isMended, isConsoleTaken }: LookIn,
): string {
  const { withinSeconds = 0 } = check;
  const when = withinSeconds > 0 ? ` within ${inMinutes(withinSeconds)}` : '';
  const what = next ?? platform.byHand.ifNotSo(check, isConsoleTaken) ?? 'Change nothing, and write down what you see.';
  const then = isMended ? ' Then, and not before, as the lines below say.' : '';
  return `If it is not so${when} (${WEIGHTS[outcome]}${mixed.has(check.name) ? ' here' : ''}): ${what}${then}`;
}

/** A time as people read it from a watch: nobody looks twice within a minute. */
export const inMinutes = (seconds: number): string =>
  seconds <= 60 ? '1 minute' : `${Math.ceil(seconds / 60)} minutes`;

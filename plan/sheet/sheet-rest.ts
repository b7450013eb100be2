import type { NumberedPlace, NumberedStep } from './numbered-steps.ts';
import { heading, list, paragraph } from './page-text.ts';
import { PART } from './parts.ts';
import { linesOfStep } from './sheet-step.ts';
import type { SheetInWork } from './sheet-source.ts';

/** The rules that hold, and the steps that are left, in the order of the plan. */
export function restOf(sheet: SheetInWork): readonly string[] {
  const { walk, platform } = sheet;
  return [
    ...heading(`${PART.rules}. RULES THAT HOLD`),
    ...list(platform.byHand.rules(new Set(walk.left.flatMap(({ server }) => server?.name ?? [])).size), '  '),
    ...heading(`${PART.left}. WHAT IS LEFT, STEP BY STEP`),
    ...(walk.left.length > 0 ? [] : ['Nothing is left of the plan.']),
    ...walk.left.flatMap((place, index) => placeOf(sheet, place, walk.left[index - 1])),
  ];
}

function placeOf(sheet: SheetInWork, place: NumberedPlace, before: NumberedPlace | undefined): readonly string[] {
  const { stage, server, part, reference } = place;
  const isNewStage = before?.stage.name !== stage.name;
  return [
    ...(isNewStage ? ['', ...paragraph(`STAGE ${stage.title}: ${stage.because}`, { first: '== ', rest: '   ' })] : []),
    '',
    ...(server ? serverLines(server) : []),
    ...(part
      ? []
      : paragraph(`Its ${reference.steps} steps could not be read; take them from the plan that was approved.`, {
          first: '',
        })),
    ...place.steps.flatMap((step) => [...stepOf(sheet, step), '']),
  ];
}

const serverLines = ({ name, role, minutes }: NonNullable<NumberedPlace['server']>): readonly string[] => [
  ...paragraph(`SERVER ${name} (${role}): ${minutes.low} to ${minutes.high} minutes for all of its steps`, {
    first: '-- ',
    rest: '   ',
  }),
  '',
];

function stepOf(sheet: SheetInWork, numbered: NumberedStep): readonly string[] {
  const { number, step } = numbered;
  const isNext = sheet.walk.next?.number === number;
  const first = `[ ] ${String(number).padStart(3)}. `;
  const indent = ' '.repeat(first.length);
  return [
    ...paragraph(step.title, { first }),
    ...(isNext
      ? paragraph(`It was in work, or about to begin: look at parts ${PART.now} and ${PART.setAside} first.`, {
          first: indent,
        })
      : []),
    ...linesOfStep(sheet, numbered, indent),
  ];
}

import type { NumberedPlace, NumberedStep } from './numbered-steps.ts';
import { heading, list, paragraph } from './page-text.ts';
import { linesOfStep } from './sheet-step.ts';
import type { SheetInWork } from './sheet-source.ts';

/** The rules that hold, and the steps that are left, in the order of the plan. */
export function restOf(sheet: SheetInWork): readonly string[] {
  const { walk, platform } = sheet;
  return [
    ...heading('5. RULES THAT HOLD'),
    ...list(platform.byHand.rules, '  '),
    ...heading('6. WHAT IS LEFT, STEP BY STEP'),
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

const serverLines = ({ name, role, minutes, wayBack }: NonNullable<NumberedPlace['server']>): readonly string[] => [
  ...paragraph(`SERVER ${name} (${role}): ${minutes.low} to ${minutes.high} minutes for all of its steps`, {
    first: '-- ',
    rest: '   ',
  }),
  ...(wayBack === undefined ? [] : paragraph(`Way back: ${wayBack}`, { first: '   ' })),
  '',
];

function stepOf(sheet: SheetInWork, { number, step }: NumberedStep): readonly string[] {
  const isNext = sheet.walk.next?.number === number;
  const first = `[ ] ${String(number).padStart(3)}. `;
  const indent = ' '.repeat(first.length);
  return [
    ...paragraph(step.title, { first }),
    ...(isNext ? paragraph('It was in work, or about to begin: look at parts 3 and 4 first.', { first: indent }) : []),
    ...linesOfStep(sheet, step, indent),
  ];
}

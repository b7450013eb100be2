import type { ActionStep, Step } from '../types/step.ts';
import type { NumberedStep } from './numbered-steps.ts';
import { inMinutes, list, paragraph, typedLines } from './page-text.ts';
import { PART } from './parts.ts';
import { lookLines, whyLines } from './sheet-look.ts';
import { targetIn, type SheetInWork } from './sheet-source.ts';

/** What a person does for a step that a machine would have done, and what has to be so afterwards. */
export function linesOfStep(sheet: SheetInWork, { number, step }: NumberedStep, indent: string): readonly string[] {
  const lookedFor = sheet.looks.of.get(number) ?? [];
  const looks = lookedFor.flatMap((look) => lookLines(sheet.platform, look, step.title, indent));
  switch (step.kind) {
    case 'check':
      return [
        ...looks,
        ...(step.repair
          ? list(sheet.platform.byHand.wordRepair(step.repair.byHand, sheet.facts.memories), indent)
          : []),
        ...lookedFor.flatMap((look) => whyLines(look, indent)),
      ];
    case 'gate':
      return looks;
    case 'wait':
      return paragraph(`Wait for at least ${inMinutes(step.seconds)}${whereShortened(sheet)}; then go on.`, {
        first: indent,
      });
    case 'action':
      return [...actIn(sheet, step, indent), ...looks];
    case 'prompt':
      return [...list(instructionsOf(sheet, step), indent), ...looks];
  }
}

/** A wait of a rehearsal is taken for that of a real server by whoever has not read the head again. */
const whereShortened = ({ platform, outline }: SheetInWork): string =>
  platform.byHand.waitsShortened(outline.durations).length > 0
    ? ', or longer where the head of this page says that its waits are shortened'
    : '';

/** Whoever works down the page must come to the look before the line that is typed. */
const actIn = (sheet: SheetInWork, step: ActionStep, indent: string): readonly string[] =>
  sheet.act?.step === step.id
    ? paragraph(`What to look for first, and what to type: part ${PART.now}.`, { first: indent })
    : [...lookFirst(sheet, step.action, indent), ...actLines(sheet, step, indent)];

function lookFirst({ platform }: SheetInWork, action: string, indent: string): readonly string[] {
  const byEye = platform.actions.get(action)?.byEye ?? [];
  if (byEye.length === 0) return [];
  return [...paragraph('Look first whether it is done already:', { first: indent }), ...list(byEye, indent)];
}

function actLines(sheet: SheetInWork, step: ActionStep, indent: string): readonly string[] {
  const { platform, parts, facts } = sheet;
  const target = targetIn(parts, step.server ?? '');
  const known = platform.byHand.linesOf(step, target, facts.memories[step.server ?? ''] ?? {});
  const lines = known ?? (step.command ?? '').split('\n').filter((line) => line !== '');
  return [
    ...(lines.length === 0
      ? []
      : paragraph(`Only if it surely is not, type once, ${platform.byHand.placeOf(target)}:`, { first: indent })),
    ...lines.flatMap((line) => typedLines(line, indent)),
    ...(step.difference ?? []).flatMap((line) => typedLines(line, indent)),
    ...atConsole(sheet, step.action, indent),
  ];
}

/** The same without its lines. */
export const atConsole = ({ platform }: SheetInWork, action: string, indent: string): readonly string[] => {
  const { atConsole: same } = platform.actions.get(action) ?? {};
  return same === undefined
    ? []
    : paragraph(`Instead of typing it, at the screen of the server: ${same}`, { first: indent });
};

/** With what was written down that its words depend on. */
function instructionsOf({ platform, facts }: SheetInWork, step: Extract<Step, { kind: 'prompt' }>): readonly string[] {
  const memory = facts.memories[step.server ?? ''] ?? {};
  return (step.recalls ? platform.wordPrompt(step, memory) : step).instructions;
}

import type { Check, Step } from '../types/step.ts';
import { list, paragraph, typedLines, type Margin } from './page-text.ts';
import { targetIn, type SheetInWork } from './sheet-source.ts';

/** What a person does for a step that a machine would have done, and what has to be so afterwards. */
export function linesOfStep(sheet: SheetInWork, step: Step, indent: string): readonly string[] {
  switch (step.kind) {
    case 'check':
      return [
        ...paragraph(`Look: ${tellsOf(sheet, step.check)}`, { first: indent }),
        ...whereToLook(sheet, step.check, indent),
        ...paragraph(`Why: ${step.because}`, { first: indent }),
        ...(step.next === undefined ? [] : paragraph(`If it is not so: ${step.next}`, { first: indent })),
        ...(step.repair ? list(step.repair.byHand, indent) : []),
      ];
    case 'gate':
      return [
        ...paragraph(`Do not go on before it is so: ${tellsOf(sheet, step.until)}`, { first: indent }),
        ...whereToLook(sheet, step.until, indent),
      ];
    case 'wait':
      return paragraph(`Wait for ${inMinutes(step.seconds)}.`, { first: indent });
    case 'action':
      // Whoever works down the page must come to the look before the line that is typed.
      return [
        ...lookFirst(sheet, step.action, indent),
        ...actLines(sheet, step, indent),
        ...proofLines(sheet, step.proof, indent),
      ];
    case 'prompt':
      return [
        ...list(instructionsOf(sheet, step), indent),
        ...(step.watch
          ? [
              ...paragraph(`Look at it again and again meanwhile: ${tellsOf(sheet, step.watch.check)}`, {
                first: indent,
              }),
              ...whereToLook(sheet, step.watch.check, indent),
            ]
          : []),
        ...(step.proof ? proofLines(sheet, step.proof, indent) : []),
      ];
  }
}

const tellsOf = ({ platform }: SheetInWork, { name, servers, withinSeconds = 0, settleSeconds }: Check): string =>
  [
    platform.checks.get(name)?.tells ?? name,
    ...(servers.length === 0 ? [] : [`At: ${servers.join(', ')}.`]),
    ...(withinSeconds > 0 ? [`It may take ${inMinutes(withinSeconds)}.`] : []),
    ...(settleSeconds === undefined ? [] : [`The settling time is ${inMinutes(settleSeconds)}.`]),
  ].join(' ');

function lookFirst({ platform }: SheetInWork, action: string, indent: string): readonly string[] {
  const byEye = platform.actions.get(action)?.byEye ?? [];
  if (byEye.length === 0) return [];
  return [...paragraph('Look first whether it is done already:', { first: indent }), ...list(byEye, indent)];
}

const proofLines = (sheet: SheetInWork, proof: Check, indent: string): readonly string[] => [
  ...paragraph(`It is done when: ${tellsOf(sheet, proof)}`, { first: indent }),
  ...whereToLook(sheet, proof, indent),
];

/** The screens and commands by which a person sees what a check sees. */
const whereToLook = ({ platform }: SheetInWork, check: Check, indent: string): readonly string[] =>
  platform.byHand
    .lookByEye(check)
    .flatMap((line) => paragraph(line, { first: `${indent}Where: `, rest: `${indent}       ` }));

const inMinutes = (seconds: number): string =>
  seconds < 120 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;

function actLines(sheet: SheetInWork, step: Extract<Step, { kind: 'action' }>, indent: string): readonly string[] {
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
    ...atConsole(sheet, step.action, { first: indent }),
  ];
}

/** The same without its lines. */
export const atConsole = ({ platform }: SheetInWork, action: string, margin: Margin): readonly string[] => {
  const { atConsole: same } = platform.actions.get(action) ?? {};
  return same === undefined ? [] : paragraph(`Or at the screen of the server: ${same}`, margin);
};

/** With what was written down that its words depend on. */
function instructionsOf({ platform, facts }: SheetInWork, step: Extract<Step, { kind: 'prompt' }>): readonly string[] {
  const memory = facts.memories[step.server ?? ''] ?? {};
  return (step.recalls ? platform.wordPrompt(step, memory) : step).instructions;
}

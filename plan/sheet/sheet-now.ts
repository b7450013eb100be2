import { clockText } from '../clock-text.ts';
import { describeForm } from '../describe-form.ts';
import type { AskedOnSheet } from '../types/sheet.ts';
import { heading, list, paragraph, typedLines } from './page-text.ts';
import { PART } from './parts.ts';
import { targetIn, type SheetInWork } from './sheet-source.ts';
import { atConsole } from './sheet-step.ts';

/** What was about to happen: what is sent, and what people are asked. */
export function nowOf(sheet: SheetInWork): readonly string[] {
  const { facts, act } = sheet;
  const { prompts, hold } = facts;
  return [
    ...heading(`${PART.now}. WHAT WAS ABOUT TO HAPPEN`),
    ...(act ? actOf(sheet, act) : []),
    ...(hold
      ? paragraph(`${hold.by} holds the run: nothing is begun before somebody resumes it.${reasonOf(hold)}`, {
          first: '',
        })
      : []),
    ...prompts.flatMap(promptOf),
    ...(act || hold || prompts.length > 0 ? [] : ['Nothing was sent, and nobody was asked.']),
  ];
}

const reasonOf = ({ reason }: { readonly reason?: string }): string => (reason === undefined ? '' : ` Why: ${reason}`);

function actOf(sheet: SheetInWork, act: NonNullable<SheetInWork['act']>): readonly string[] {
  const { parts, platform, walk, written } = sheet;
  const { server, commands, seen } = act;
  const numbered = [...walk.done, ...walk.left.flatMap(({ steps }) => steps)].find(({ step }) => step.id === act.step);
  const title = numbered ? `step ${numbered.number}, "${numbered.step.title}"` : act.step;
  const byEye = platform.actions.get(act.action)?.byEye ?? [];
  return [
    ...paragraph(`MAY OR MAY NOT HAVE TAKEN EFFECT. To ${server}, for ${title}, this was about to be sent:`, {
      first: '',
    }),
    '',
    ...commands.flatMap((command) => typedLines(command, '  ')),
    '',
    ...paragraph(
      `It was sent, if at all, at ${written.local} (${clockText(written.at)}) or in the minutes after. Compare the clock of ${server} with a right one before you read its times.`,
      { first: '' },
    ),
    ...paragraph(`It is typed ${platform.byHand.placeOf(targetIn(parts, server))}.`, { first: '' }),
    ...paragraph(`Seen right before: ${seen}`, { first: '' }),
    ...paragraph('Do not type it before you have looked whether it took effect:', { first: '' }),
    ...list(byEye, '', '[ ] '),
    ...paragraph(
      'If it did, go on with what its step says from "It is done when" on. If it surely did not, type it once, and never a second time: where it has no effect then, its step says what is done. If you cannot tell, do nothing, and call for help.',
      { first: '' },
    ),
    ...atConsole(sheet, act.action, ''),
    '',
  ];
}

/** What is asked is shown with the answers that it has: they say what may be found. */
const promptOf = ({ title, server, instructions, form, by, askedAt }: AskedOnSheet): readonly string[] => [
  ...paragraph(
    `ASKED${server === undefined ? '' : ` about ${server}`}, of an ${by}, since ${askedAt.slice(0, 16).replace('T', ' ')} UTC: ${title}`,
    { first: '' },
  ),
  ...instructions.flatMap((line, index) => paragraph(line, { first: `  ${String(index + 1).padStart(2)}. ` })),
  ...paragraph('The answers that it takes:', { first: '' }),
  ...list(describeForm(form, []), '  '),
  ...paragraph('Somebody may have done it since, and answered. Look first.', { first: '' }),
  '',
];

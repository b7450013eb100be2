import type { SetAside } from '../platform/by-hand.ts';
import type { NumberedStep, Walked } from './numbered-steps.ts';
import { heading, list, paragraph, typedLines } from './page-text.ts';
import { PART } from './parts.ts';
import { targetIn, type SheetInWork } from './sheet-source.ts';

/** To be filled in by hand. */
const HAND_LINE = '  server ____________ service ____________________ was ____________________';
const HAND_LINES = 6;

/** What is out of service on each server, and how it is put back. */
export function setAsideOf(sheet: SheetInWork): readonly string[] {
  const lines = sheet.outline.servers.flatMap(({ name }) => ofServer(sheet, name));
  return [
    ...heading(`${PART.setAside}. WHAT IS STOPPED AND DISABLED NOW`),
    ...(lines.length > 0 ? lines : ['Nothing that the run knows of.', '']),
    ...paragraph('What somebody stops by hand from now on is written down here first, and set back with the rest:', {
      first: '',
    }),
    ...Array.from({ length: HAND_LINES }, () => HAND_LINE),
  ];
}

function ofServer({ walk, parts, facts, platform }: SheetInWork, name: string): readonly string[] {
  const isAbout = (step: { readonly server?: string }): boolean => step.server === name;
  const done = walk.done.map(({ step }) => step).filter(isAbout);
  const inWork = walk.next ? [walk.next.step].filter(isAbout) : [];
  const target = targetIn(parts, name);
  const memory = facts.memories[name] ?? {};
  const all = platform.byHand.setAside({ begun: [...done, ...inWork], done, target, memory });
  const { owes } = memory;
  if (all.length === 0 && owes === undefined) return [];
  const why = owes === undefined ? '' : ` (${owes})`;
  const back = stepBack(walk, name);
  // Where the step that is left has the lines, they are not here as well: whoever finds them may type them too early.
  const hasLines = !(back?.step.kind === 'action' && platform.byHand.linesOf(back.step, target, memory));
  const says = back
    ? `it stays so until step ${back.number} of part ${PART.left} sets it back, and not before`
    : 'no step that is left sets it back';
  return [
    ...paragraph(`On ${name}${why}; ${says}:`, { first: '' }),
    ...all.flatMap((entry) => entryOf(entry, hasLines)),
    ...(hasLines && all.some((entry) => entry.back.length > 0)
      ? paragraph(
          `The lines set it back as it was, when every server is done; they are typed ${platform.byHand.placeOf(target)}.`,
          { first: '' },
        )
      : []),
    '',
  ];
}

/** The step that is left by which what is out of service on a server is put back. */
function stepBack({ left }: Walked, name: string): NumberedStep | undefined {
  const steps = left.flatMap((place) => place.steps);
  return steps.findLast(({ step }) => step.kind === 'action' && step.settles === true && step.server === name);
}

const entryOf = ({ name, was, back }: SetAside, hasLines: boolean): readonly string[] => [
  ...list([`${name}: it was ${was ?? 'something that nobody has written down; ask whoever knows the server'}`], '  '),
  ...(hasLines ? back.flatMap((line) => typedLines(line, '      ')) : []),
];

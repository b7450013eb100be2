import type { SetAside } from '../platform/by-hand.ts';
import type { Walked } from './numbered-steps.ts';
import { heading, list, paragraph, typedLines } from './page-text.ts';
import { PART } from './parts.ts';
import { targetIn, type SheetInWork } from './sheet-source.ts';

/** What is out of service on each server, and how it is put back. */
export function setAsideOf(sheet: SheetInWork): readonly string[] {
  const lines = sheet.outline.servers.flatMap(({ name }) => ofServer(sheet, name));
  return [
    ...heading(`${PART.setAside}. WHAT IS STOPPED AND DISABLED NOW`),
    ...(lines.length > 0 ? lines : ['Nothing that the run knows of.']),
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
  return [
    ...paragraph(`On ${name}${why}; ${setBackAt(walk, name)}:`, { first: '' }),
    ...all.flatMap(entryOf),
    ...(all.some(({ back }) => back.length > 0)
      ? paragraph(
          `The lines set it back as it was, when its step comes and not before; they are typed ${platform.byHand.placeOf(target)}, or done as that step says.`,
          { first: '' },
        )
      : []),
    '',
  ];
}

/** The step that is left by which what is out of service on a server is put back. */
function setBackAt({ left }: Walked, name: string): string {
  const steps = left.flatMap((place) => place.steps);
  const back = steps.findLast(({ step }) => step.kind === 'action' && step.settles === true && step.server === name);
  return back
    ? `it stays so until step ${back.number} of part ${PART.left} sets it back`
    : 'no step that is left sets it back';
}

const entryOf = ({ name, was, back }: SetAside): readonly string[] => [
  ...list([`${name}: it was ${was ?? 'something that nobody has written down; ask whoever knows the server'}`], '  '),
  ...back.flatMap((line) => typedLines(line, '      ')),
];

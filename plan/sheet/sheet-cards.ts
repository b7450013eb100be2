import { heading, paragraph } from './page-text.ts';
import { PART } from './parts.ts';
import { tellsOf, whereLines, whyLines } from './sheet-look.ts';
import type { PlatformByHand, SheetInWork } from './sheet-source.ts';
import { SOME_SERVER, type LookCard } from './told-looks.ts';

/** The looks that come at several steps, each described once. */
export function cardsOf({ looks: { cards }, platform: { checks } }: SheetInWork): readonly string[] {
  return [
    ...heading(`${PART.looks}. LOOKS THAT COME AGAIN`),
    ...(cards.length === 0
      ? ['None.']
      : paragraph(
          `Lay this part beside part ${PART.left}. ${SOME_SERVER} is the server that the step names with the number of the look.`,
          { first: '' },
        )),
    ...cards.flatMap((card) => ['', ...cardLines(checks, card)]),
  ];
}

function cardLines(checks: PlatformByHand['checks'], card: LookCard): readonly string[] {
  const first = `Look ${String(card.number).padStart(2)}: `;
  const indent = ' '.repeat(first.length);
  return [
    ...paragraph(tellsOf(checks, card.name), { first }),
    ...whereLines(card, indent),
    ...(card.otherwise === undefined
      ? paragraph('If it is not so: as the step says.', { first: indent })
      : paragraph(card.otherwise, { first: indent })),
    ...whyLines({ words: card }, indent),
  ];
}

import { cardsOf } from './sheet-cards.ts';
import { headOf, serversOf, whenToUse } from './sheet-head.ts';
import { walked } from './numbered-steps.ts';
import { pageOf } from './page-text.ts';
import { endOf } from './sheet-end.ts';
import { listsOf } from './sheet-lists.ts';
import { nowOf } from './sheet-now.ts';
import { restOf } from './sheet-rest.ts';
import { setAsideOf } from './sheet-set-aside.ts';
import type { SheetSource } from './sheet-source.ts';
import { toldLooks } from './told-looks.ts';

/**
 * The sheet by which people finish a night when the run can no longer be reached: what stands where, what was about to
 * happen, and what is left to be done by hand, as plain text. Pure and total; it holds no secret and no signature.
 */
export function sheetOf(source: SheetSource): string {
  const walk = walked(source.outline, source.parts, source.facts);
  const consoleTaken = new Set(source.parts.flatMap(({ steps }) => source.platform.byHand.consoleTaken(steps)));
  const sheet = { ...source, walk, looks: toldLooks(source, walk.left, consoleTaken) };
  return pageOf([
    ...headOf(sheet),
    ...whenToUse(sheet),
    ...serversOf(sheet),
    ...nowOf(sheet),
    ...setAsideOf(sheet),
    ...restOf(sheet),
    ...cardsOf(sheet),
    ...listsOf(sheet),
    ...endOf(sheet),
  ]);
}

/** The moment of which a sheet tells, as it says itself; undefined: it is none. */
export const momentOf = (written: string): string | undefined =>
  /^As of +(\d{4}-\d\d-\d\dT[\d:.]{8,12}Z)\r$/m.exec(written)?.[1];

import { heading, list, paragraph } from './page-text.ts';
import { PART } from './parts.ts';
import type { SheetInWork } from './sheet-source.ts';

/** What the run wrote down before it touched anything: the only copy of it that whoever has this page can compare with. */
export function listsOf({ outline, facts, platform }: SheetInWork): readonly string[] {
  const entries = ['', ...outline.servers.map(({ name }) => name)].flatMap((name) => {
    const lines = platform.byHand.writtenBefore(facts.memories[name] ?? {});
    return lines.length === 0
      ? []
      : [...paragraph(`${name === '' ? 'The cluster' : name}:`, { first: '' }), ...list(lines, '  ')];
  });
  return [
    ...heading(`${PART.lists}. WHAT WAS WRITTEN DOWN BEFORE`),
    ...paragraph(`Looks of part ${PART.left} are compared with it. Release: ${outline.from}.`, { first: '' }),
    ...entries,
    ...paragraph(
      'What is missing was not written down yet, is not needed any more, or was too long: the record of the run has it.',
      { first: '' },
    ),
  ];
}

/** What stands in a printed example where people write their own. */
export const PLACEHOLDERS = {
  sender: '<your name>',
  text: '<text>',
  number: '<number>',
  /** In a command line: no shell makes anything of it, as all do of brackets. */
  typed: '...',
} as const;

/** Words of examples that were printed, without their brackets and quotation marks. */
const EXAMPLES: readonly string[] = ['your name', 'name', 'text', 'number', 'note', 'reason', 'value', 'your text'];

const BRACKETED = /^<[^<>]*>$/;

/**
 * Whether a text is what an example left open (`...`, `<text>`, `your name`) or says nothing at all: neither is anybody's
 * name, evidence or reason.
 */
export function isPlaceholder(text: string): boolean {
  const bare = text.trim();
  if (BRACKETED.test(bare) || !/[\p{L}\p{N}\p{So}]/u.test(bare)) return bare !== '';
  return EXAMPLES.includes(
    bare
      .replace(/["'.…<>]/gu, '')
      .trim()
      .toLowerCase(),
  );
}

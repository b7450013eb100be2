import { describe, expect, it } from 'vitest';
import { createPaint } from '../../../cli/paint.ts';
import { renderTable } from '../../../cli/render/table.ts';

describe('a table in a terminal', () => {
  const { colors, show } = createPaint(true);
  // eslint-disable-next-line no-control-regex -- these are the codes that are looked for
  const bare = (text: string): string => text.replace(/\u001b\[\d+m/g, '');

  it('keeps the colours of its cells, adds none of its own, and is as wide as without them', () => {
    const paints = [colors.green, colors.red, colors.yellow, colors.dim, colors.bold, (text: string) => text];
    const rows = (paint: (text: string) => string) => [
      ['one', paint('two'), 'three'],
      ['four', 'five', 'six'],
    ];
    for (const paint of paints) {
      const shown = show(renderTable(['a', 'b', 'c'], rows(paint)));
      expect(bare(shown)).toBe(
        renderTable(
          ['a', 'b', 'c'],
          rows((text) => text),
        ),
      );
      expect(shown).toContain(show(paint('two')));
    }
  });
});

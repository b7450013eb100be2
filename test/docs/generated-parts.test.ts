import { describe, expect, it } from 'vitest';
import { fillPage, PARTS, partsOf } from './generated-parts.ts';
import { readPages } from './pages.ts';

const pages = await readPages();
const made = pages.filter((page) => partsOf(page).length > 0);

describe('parts of the documentation that are made of the code', () => {
  it.each(made)('are what the code says in $path; `npx tsx test/docs/write-pages.ts` makes them anew', async (page) => {
    expect(page.text).toBe(await fillPage(page));
  });

  it('are each on one page', () => {
    expect(made.flatMap(partsOf).sort()).toEqual(Object.keys(PARTS).sort());
  });

  it('are noticed when one word of them is changed by hand', async () => {
    const word = /(<!-- made of the code: [a-z-]+ -->\n(?:(?!<!-- end of)[^])*?\n\| `[^\n]*)\bthe\b/;
    const page = made.find(({ text }) => word.test(text));
    if (!page) throw new Error('no page has such a part');
    const changed = { ...page, text: page.text.replace(word, '$1a') };
    expect(changed.text).not.toBe(page.text);
    expect(await fillPage(changed)).toBe(page.text);
  });

  it('are refused where a page names one that nobody makes', async () => {
    const text = '<!-- made of the code: nothing -->\n<!-- end of nothing -->\n';
    await expect(fillPage({ path: 'docs/a.md', text })).rejects.toThrow('docs/a.md: nobody makes the part "nothing"');
  });
});

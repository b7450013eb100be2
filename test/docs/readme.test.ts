import { describe, expect, it } from 'vitest';
import { partsOf } from './generated-parts.ts';
import { readPages } from './pages.ts';

const readme = (await readPages()).find(({ path }) => path === 'README.md') ?? { path: 'README.md', text: '' };

/** More than this nobody reads before trying it. */
const MOST_WORDS = 900;

describe('README.md', () => {
  it('never has so many words that nobody reads it', () => {
    expect(readme.text.split(/\s+/).filter((word) => word !== '').length).toBeLessThan(MOST_WORDS);
  });

  it('shows a plan and a prompt as the code prints them', () => {
    expect(partsOf(readme)).toEqual(['example-plan', 'example-prompt']);
  });

  it('names both commands with which everything can be tried', () => {
    expect(readme.text).toContain('`npm ci && npm run demo`');
    expect(readme.text).toContain('`npm ci && npm test`');
  });
});

import { describe, expect, it } from 'vitest';
import { answerSchema, judgeAnswer } from '../../plan/answers.ts';
import type { RunStatus } from '../../plan/types/run.ts';
import { FAULTS } from '../../lab/faults.ts';
import { SEARCH_ATTRIBUTES } from '../../worker/temporal/search-attributes.ts';
import { codeBlocks, readPages } from './pages.ts';

const pages = await readPages();

const pageAt = (path: string) => {
  const page = pages.find((candidate) => candidate.path === path);
  if (!page) throw new RangeError(`there is no page ${path}`);
  return page;
};

const messages = pageAt('docs/messages.md');
const examples = codeBlocks(messages, 'json').map((block) => JSON.parse(block) as Record<string, unknown>);
const status = examples.find((example) => 'prompts' in example) as unknown as RunStatus;

describe('docs/messages.md', () => {
  it('shows a status whose prompt has the schema of its form', () => {
    for (const prompt of status.prompts) expect(prompt.answer).toEqual(answerSchema(prompt.form));
  });

  it('shows an answer that the prompt of its status takes', () => {
    const [prompt] = status.prompts;
    const answer = examples.find((example) => example['prompt'] === prompt?.id);
    expect(prompt && judgeAnswer(prompt, answer)).toMatchObject({ ok: true });
  });

  it('shows an approval with the whole hash of the plan in its status', () => {
    expect(examples.find((example) => 'planHash' in example && 'by' in example)).toMatchObject({
      planHash: status.planHash,
    });
    expect(status.planHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each(['docs/messages.md', 'docs/production.md'])(
    'names, as %s does, every search attribute and no other',
    (path) => {
      const named = [...pageAt(path).text.matchAll(/\bCcm[A-Z]\w+/g)].map(([name]) => name);
      expect([...new Set(named)].sort()).toEqual([...SEARCH_ATTRIBUTES].sort());
    },
  );
});

describe('faults in command lines of the documentation', () => {
  // The reference repeats the examples of the command line, which are the command line's to hold.
  it.each(pages.filter(({ path }) => !path.startsWith('docs/reference/')))('exist, in $path', ({ text }) => {
    const named = [...text.matchAll(/--faults (\S+)/g)]
      .flatMap(([, words = '']) => words.split(','))
      .flatMap((word) => /^([a-z-]+)@/.exec(word)?.[1] ?? []);
    expect(named.filter((name) => !(name in FAULTS))).toEqual([]);
  });
});

import { CommanderError } from 'commander';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { buildProgram } from '../../cli/build-program.ts';
import { COMMANDS } from '../../cli/command-table.ts';
import { PROCEDURE_NAMES as ALL_PROCEDURES, WORKFLOW_TYPES } from '../../cli/procedures.ts';
import { readJson, writtenLines } from '../repository/tracked-files.ts';
import { type Page, codeBlocks, readPages } from './pages.ts';

const pages = await readPages();
const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(await readJson('package.json'));
/** `help` is commander's. */
const names = [...COMMANDS.map(({ name }) => name), 'help'];

/** Procedures that can be run: those with a workflow; a plan alone is not enough. */
const exported = (await writtenLines((path) => path === 'workflows/index.ts')).map(({ text }) => text).join('\n');
const runnable = ALL_PROCEDURES.filter((name) => new RegExp(`\\b${WORKFLOW_TYPES[name]}\\b`).test(exported));

/** Splits a line as a shell does, as far as documentation needs it, and leaves out what is remarked behind it. */
const shellWords = (line: string): string[] =>
  [...line.replace(/\s#\s.*$/, '').matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
    (match) => match[1] ?? match[2] ?? match[3] ?? '',
  );

/** Command lines of ccmctl that a page says to type, without the program's name. */
const linesOf = (page: Page): readonly string[] =>
  codeBlocks(page, 'sh')
    .flatMap((block) => block.split('\n'))
    .flatMap((line) => /^(?:npx )?ccmctl (.*)$/.exec(line)?.[1] ?? []);

/** What commander has against a command line; null where it would be run. */
async function whyNotRun(line: string): Promise<string | null> {
  const silent = { write: () => true };
  let isRun = false;
  const program = buildProgram(COMMANDS, '0', { stdout: silent, stderr: silent }, async () => {
    isRun = true;
  });
  try {
    await program.parseAsync(shellWords(line), { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return `${line}: ${error.message}`;
    throw error;
  }
  return isRun ? null : `${line}: nothing was run`;
}

const LINES = pages.flatMap((page) => linesOf(page).map((line) => ({ path: page.path, line })));

describe('a command line in the documentation', () => {
  it.each(LINES)('can be typed: $line ($path)', async ({ line }) => {
    expect(await whyNotRun(line)).toBeNull();
  });

  it('is found in README, operate and lab', () => {
    const paths = new Set(LINES.map(({ path }) => path));
    for (const path of ['README.md', 'docs/operate.md', 'docs/lab.md']) expect(paths).toContain(path);
  });

  it.each(['explode berlin.yaml', 'stop berlin', 'plan'])('is refused when it is wrong: %s', async (line) => {
    expect(await whyNotRun(line)).toContain(line);
  });
});

describe.each(pages)('$path', ({ text }) => {
  it('names no command that there is not', () => {
    const named = [...text.matchAll(/`(?:npx )?ccmctl ([a-z]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !names.includes(name))).toEqual([]);
  });

  it('names no script that package.json has not', () => {
    const named = [...text.matchAll(/npm run ([a-z:]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});

/** The sentences below a heading that say what is missing. */
const belowHeading = (path: string, heading: RegExp): string => {
  const text = pages.find((page) => page.path === path)?.text ?? '';
  const section = text.split(/^##+ /m).find((part) => heading.test(part));
  if (section === undefined) throw new RangeError(`${path} has no section ${heading}`);
  return section;
};

describe('what docs/guarantees.md says is missing', () => {
  const missing = belowHeading('docs/guarantees.md', /^What is not there yet/);
  const words = [...missing.matchAll(/`([a-z-]+)`/g)].map(([, word = '']) => word);

  it('is missing: no command of that name, no procedure that can be run', () => {
    expect(words).not.toEqual([]);
    const there: readonly string[] = [...names, ...runnable.filter((name) => name !== 'upgrade')];
    expect(words.filter((word) => there.includes(word))).toEqual([]);
  });

  it('names every procedure that cannot be run', () => {
    for (const name of ALL_PROCEDURES.filter((one) => !runnable.includes(one))) expect(words).toContain(name);
  });
});

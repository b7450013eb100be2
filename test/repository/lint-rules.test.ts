import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import { REPOSITORY } from './tracked-files.ts';

// The planted files are not on disk, so they have no types; most rules need none.
const withoutTypes = new ESLint({
  cwd: REPOSITORY,
  overrideConfig: [
    { files: ['**/*.ts'], languageOptions: { parserOptions: { projectService: false, project: false } } },
    { files: ['**/*.ts'], rules: tseslint.configs.disableTypeChecked.rules ?? {} },
  ],
});

/** Names of the rules that `text` breaks when it lies at `path`. */
async function rulesBrokenBy(path: string, text: string, linter = withoutTypes): Promise<readonly string[]> {
  const [result] = await linter.lintText(`${text}\n`, { filePath: `${REPOSITORY}${path}` });
  const fatal = result?.messages.find((message) => message.fatal);
  if (!result || fatal) throw new Error(fatal?.message ?? `${path} is ignored`);
  return [...new Set(result.messages.map(({ ruleId }) => ruleId ?? 'none'))];
}

const SYNTAX = 'no-restricted-syntax';
const lines = (count: number) => Array.from({ length: count }, (_, index) => `export const a${index} = 1;`).join('\n');
const longFunction = `export function long(): number {\n  let n = 0;\n${'  n += 1;\n'.repeat(60)}  return n;\n}`;

const BROKEN: readonly (readonly [title: string, path: string, text: string, rule: string])[] = [
  ['a default export', 'plan/a.ts', 'export default 1;', SYNTAX],
  ['a default export by another name', 'cli/a.ts', 'const a = 1;\nexport { a as default };', SYNTAX],
  ['an export of everything', 'plan/a.ts', `export * from './order.ts';`, SYNTAX],
  ['the environment', 'worker/a.ts', 'export const home = process.env.HOME;', SYNTAX],
  ['the environment in brackets', 'cli/a.ts', `export const all = process['env'];`, SYNTAX],
  ['the environment by destructuring', 'lab/a.ts', 'export const { env } = process;', SYNTAX],
  [
    'the environment by import',
    'activities/a.ts',
    `import { env } from 'node:process';\nexport const e = env;`,
    SYNTAX,
  ],
  ['an end of the process', 'worker/a.ts', 'export const end = (): never => process.exit(1);', SYNTAX],
  [
    'an end of the process in a command',
    'cli/commands/a.ts',
    'export const end = (): never => process.exit(1);',
    SYNTAX,
  ],
  ['the clock in the plan', 'plan/a.ts', 'export const now = Date.now();', SYNTAX],
  ['the clock in a platform', 'platforms/one/a.ts', 'export const now = Date.now();', SYNTAX],
  ['today in the plan', 'plan/a.ts', 'export const now = new Date();', SYNTAX],
  ['chance in the plan', 'plan/a.ts', 'export const die = Math.random();', SYNTAX],
  ['a name that says nothing', 'plan/string-utils.ts', 'export const a = 1;', SYNTAX],
  ['a folder that says nothing', 'plan/helpers/a.ts', 'export const a = 1;', SYNTAX],
  ['a name in camel case', 'plan/makePlan.ts', 'export const a = 1;', SYNTAX],
  ['the process in a workflow', 'workflows/a.ts', 'export const id = process.pid;', 'no-restricted-globals'],
  ['bytes of Node in a workflow', 'workflows/a.ts', `export const b = Buffer.from('');`, 'no-restricted-globals'],
  ['the network in the plan', 'plan/a.ts', `export const f = fetch('');`, 'no-restricted-globals'],
  ['a bare timer in a workflow', 'workflows/a.ts', 'setTimeout(() => {}, 1);', 'no-restricted-globals'],
  ['the console in a workflow', 'workflows/a.ts', `console.log('');`, 'no-console'],
  ['the console in an activity', 'activities/a.ts', `console.error('');`, 'no-console'],
  ['a file past the limit', 'plan/a.ts', lines(221), 'max-lines'],
  ['a test file past its limit', 'test/plan/a.test.ts', lines(401), 'max-lines'],
  ['a function past the limit', 'plan/a.ts', longFunction, 'max-lines-per-function'],
  [
    'an export without a return type',
    'plan/a.ts',
    'export function a(n: number) {\n  return n;\n}',
    '@typescript-eslint/explicit-module-boundary-types',
  ],
  [
    'a type imported as a value',
    'plan/a.ts',
    `import { T } from './t.ts';\nexport const a: T = 1;`,
    '@typescript-eslint/consistent-type-imports',
  ],
  [
    'an assertion that something is there',
    'plan/a.ts',
    'export const f = (a?: string): string => a!;',
    '@typescript-eslint/no-non-null-assertion',
  ],
  ['any', 'plan/a.ts', 'export const a: any = 1;', '@typescript-eslint/no-explicit-any'],
  [
    'a test that silences the others',
    'test/plan/a.test.ts',
    `import { it } from 'vitest';\nit.only('is', () => {});`,
    'no-restricted-properties',
  ],
];

const CLEAN: readonly (readonly [title: string, path: string, text: string])[] = [
  ['the one reader of the environment', 'config/settings.ts', 'export const home = process.env.HOME;'],
  ['the one end of the command line', 'cli/main.ts', 'export const end = (): never => process.exit(1);'],
  ['the default export that a tool asks for', 'vitest.config.ts', 'export default {};'],
  ['an instant that was handed in', 'plan/a.ts', 'export const later = (at: string): Date => new Date(at);'],
  ['the clock of the sandbox', 'workflows/a.ts', 'export const now = (): number => Date.now();'],
  ['the environment of a program under test', 'test/cli/a.test.ts', 'export const env = { ...process.env };'],
  ['a file at the limit', 'plan/a.ts', lines(219)],
];

describe('the linter', () => {
  it.each(BROKEN)('forbids %s (%s)', async (_title, path, text, rule) => {
    expect(await rulesBrokenBy(path, text)).toEqual([rule]);
  });

  it.each(CLEAN)('allows %s (%s)', async (_title, path, text) => {
    expect(await rulesBrokenBy(path, text)).toEqual([]);
  });
});

/** For rules that need types the text is put in the place of a file that is there, which gives it a project to belong to. */
const STAND_IN = 'plan/answers.ts';

const BROKEN_WITH_TYPES: readonly (readonly [title: string, text: string, rule: string])[] = [
  [
    'a promise that nobody waits for',
    'export function a(p: () => Promise<void>): void {\n  p();\n}',
    '@typescript-eslint/no-floating-promises',
  ],
  [
    'a promise taken for an answer',
    'export const a = (p: Promise<boolean>): number => (p ? 1 : 2);',
    '@typescript-eslint/no-misused-promises',
  ],
  [
    'a union that is not walked through',
    `export function a(x: 'b' | 'c'): void {\n  switch (x) {\n    case 'b':\n      return;\n  }\n}`,
    '@typescript-eslint/switch-exhaustiveness-check',
  ],
  [
    'what is marked as deprecated',
    '/** @deprecated use another */\nconst old = 1;\nexport const a = old;',
    '@typescript-eslint/no-deprecated',
  ],
  [
    'a type exported as a value',
    `import type { Role } from './types/cluster.ts';\nexport { Role };`,
    '@typescript-eslint/consistent-type-exports',
  ],
  [
    'parsed JSON that is trusted',
    `export const a: string = JSON.parse('');`,
    '@typescript-eslint/no-unsafe-assignment',
  ],
];

describe('the linter, with types,', () => {
  const typed = new ESLint({ cwd: REPOSITORY });

  it.each(BROKEN_WITH_TYPES)('forbids %s', async (_title, text, rule) => {
    expect(await rulesBrokenBy(STAND_IN, text, typed)).toEqual([rule]);
  });

  it('allows the same when it is done right', async () => {
    const text = 'export async function a(p: () => Promise<void>): Promise<void> {\n  await p();\n}';
    expect(await rulesBrokenBy(STAND_IN, text, typed)).toEqual([]);
  });
});

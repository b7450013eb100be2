// What the house asks of the code's form. Who may import whom is `.dependency-cruiser.cjs`'s part, so nothing of it stands
// here; `test/repository/lint-rules.test.ts` proves of each rule of ours that it fires.
import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** House limits are 200 lines a file and 40 a function; a tenth and a quarter are left for the case that needs it. */
const LIMITS = { file: 220, testFile: 400, function: 50, depth: 4 };

/** The files that end the process: each is a program's last line. Everywhere else an error or an exit code travels up. */
const PROGRAM_ENDS = ['cli/main.ts', 'lab/main.ts', 'worker/temporal/guard.js', 'test/run.js'];

/** The files that write to a terminal on their own. The command line has `cli/output.ts` for it. */
const TERMINAL_WRITERS = ['test/run.js', 'bin/**'];

/** Files whose default export a tool demands. */
const TOOL_CONFIGURATION = ['*.config.{js,ts}', '.*.cjs', 'test/global-setup.ts'];

/** Names that say nothing about what is inside. */
const EMPTY_WORDS = ['util', 'utils', 'helper', 'helpers', 'manager', 'data'].join(',');

/** `no-restricted-syntax` is replaced, not merged, by a later block; so its entries stand here and are put together below. */
const SYNTAX = {
  defaultExport: {
    selector: 'ExportDefaultDeclaration, ExportSpecifier[exported.name="default"]',
    message: 'Named exports only: a thing has one name everywhere.',
  },
  exportAll: {
    selector: 'ExportAllDeclaration',
    message: 'Name what is exported, so that the file says what it offers.',
  },
  environment: {
    selector: 'MemberExpression[object.name="process"]:matches([property.name="env"], [property.value="env"])',
    message: 'Only config/settings.ts reads the environment; take the setting as an argument.',
  },
  environmentAside: {
    selector:
      ':matches(ImportSpecifier[imported.name="env"], VariableDeclarator[init.name="process"] > ObjectPattern > Property[key.name="env"])',
    message: 'Only config/settings.ts reads the environment; take the setting as an argument.',
  },
  exit: {
    selector: 'CallExpression[callee.object.name="process"][callee.property.name=/^(exit|abort|reallyExit)$/]',
    message:
      'Throw, or return an exit code: output that is still on its way would be lost. cli/main.ts ends the process.',
  },
  clock: {
    selector:
      ':matches(NewExpression[callee.name="Date"][arguments.length=0], CallExpression[callee.object.name="Date"][callee.property.name="now"], CallExpression[callee.name="Date"])',
    message: 'plan/ has no clock: the same cluster must give the same plan. Take the instant as an argument.',
  },
  chance: {
    selector: 'CallExpression[callee.object.name="Math"][callee.property.name="random"]',
    message: 'plan/ knows no chance: the same cluster must give the same plan.',
  },
};

const EVERYWHERE = [SYNTAX.exportAll];
const ENVIRONMENT = [SYNTAX.environment, SYNTAX.environmentAside];
const forbidSyntax = (...entries) => ({ 'no-restricted-syntax': ['error', ...EVERYWHERE, ...entries] });

/** Names of Node and of the browser that neither the planner nor the sandbox may know. */
const OUTSIDE_WORLD = [
  'process', 'Buffer', 'global', 'require', 'module', '__dirname', '__filename', 'fetch', 'crypto', 'performance',
  'setImmediate', 'WeakRef', 'FinalizationRegistry', 'navigator', 'localStorage',
].map((name) => ({ name, message: 'plan/ and workflows/ know only their input. Do it in an activity.' })); // prettier-ignore

const TIMERS = ['setTimeout', 'setInterval'].map((name) => ({
  name,
  message:
    'Nothing waits here: plan/ is pure, and a workflow waits by `sleep` or `condition`, whose reason the history shows.',
}));

const PLAIN_JAVASCRIPT = ['**/*.{js,cjs,mjs}'];
const TESTS = ['test/**'];
/** Where a platform meets the world: its files, its hosts, and what comes back from Temporal. */
const PLATFORM_EDGE = ['platforms/*/{cluster-file,windows,sql}/**', 'platforms/*/{site,activity-input}.ts'];

export default tseslint.config(
  {
    ignores: ['**/node_modules/', 'coverage/', '.ccmctl/', 'test/**/output/', 'test/**/golden/', 'test/**/histories/'],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      // A promise that nobody waits for is a step that nobody knows the end of.
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
      // Types go when the code is compiled; only then can the import rules tell them from code.
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      // A union that grows must show every place that has not heard of it.
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-deprecated': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // An async function without await gives its caller one kind of failure instead of two.
      '@typescript-eslint/require-await': 'off',
      eqeqeq: ['error', 'always'],
      'no-console': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'max-depth': ['error', LIMITS.depth],
      'max-lines': ['error', { max: LIMITS.file }],
      'max-lines-per-function': ['error', { max: LIMITS.function, skipBlankLines: true, skipComments: true }],
      ...forbidSyntax(SYNTAX.defaultExport, SYNTAX.exit, ...ENVIRONMENT),
    },
  },
  { files: ['config/settings.ts'], rules: forbidSyntax(SYNTAX.defaultExport, SYNTAX.exit) },
  { files: PROGRAM_ENDS, rules: forbidSyntax(SYNTAX.defaultExport, ...ENVIRONMENT) },
  { files: TERMINAL_WRITERS, rules: { 'no-console': 'off' } },
  {
    files: ['plan/**', 'platforms/**', 'workflows/**'],
    ignores: PLATFORM_EDGE,
    rules: { 'no-restricted-globals': ['error', ...OUTSIDE_WORLD, ...TIMERS] },
  },
  {
    files: ['plan/**', 'platforms/**'],
    ignores: PLATFORM_EDGE,
    rules: forbidSyntax(SYNTAX.defaultExport, SYNTAX.exit, SYNTAX.clock, SYNTAX.chance, ...ENVIRONMENT),
  },
  {
    files: TESTS,
    rules: {
      'max-lines': ['error', { max: LIMITS.testFile }],
      // The callback of a `describe` is as long as its file.
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/explicit-module-boundary-types': 'off',
      // What a program printed as JSON is looked into where it is asserted.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/unbound-method': 'off',
      'no-restricted-properties': [
        'error',
        ...['it', 'test', 'describe'].map((object) => ({
          object,
          property: 'only',
          message: 'The other tests would be silent.',
        })),
      ],
      // Tests start programs and hand them an environment.
      ...forbidSyntax(SYNTAX.defaultExport, SYNTAX.exit),
    },
  },
  {
    // Temporal's SDK loads it by its path, as CommonJS.
    files: ['workflows/encoded-failures.cjs'],
    rules: { 'no-restricted-globals': 'off', '@typescript-eslint/no-require-imports': 'off' },
  },
  { files: TOOL_CONFIGURATION, rules: forbidSyntax(SYNTAX.exit, ...ENVIRONMENT) },
  { files: ['test/run.js'], rules: forbidSyntax(SYNTAX.defaultExport) },
  {
    files: PLAIN_JAVASCRIPT,
    ...tseslint.configs.disableTypeChecked,
    languageOptions: {
      parserOptions: { projectService: false, program: null },
      globals: Object.fromEntries(
        ['process', 'console', 'URL', 'setTimeout', 'clearTimeout', 'Buffer', 'module', 'require'].map((name) => [
          name,
          'readonly',
        ]),
      ),
    },
    rules: {
      ...tseslint.configs.disableTypeChecked.rules,
      '@typescript-eslint/explicit-module-boundary-types': 'off',
    },
  },
  {
    files: [`**/{${EMPTY_WORDS}}.*`, `**/*-{${EMPTY_WORDS}}.*`, `**/{${EMPTY_WORDS}}/**`],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: 'Program', message: `The file's name says nothing (${EMPTY_WORDS}): name it after its one idea.` },
      ],
    },
  },
  {
    files: ['**/*[A-Z_]*.{ts,js}'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: 'Program', message: 'File names are kebab-case, so that they are the same on every disk.' },
      ],
    },
  },
);

// The import rules. `docs/dependencies.md` draws the directions; every reason stands here, next to its rule, and
// `test/imports/import-rules.test.ts` proves of each rule that it fires. Names (console, process, Date) are ESLint's part.

/** A module that runs only where `import type` and the like pull it in: gone after compilation. */
const TYPES = ['type-only', 'type-import'];

/** What a folder may import of the other folders, and why not more. Packages and Node are named in the rules below. */
const DIRECTIONS = {
  plan: {
    may: [],
    because:
      'The engine speaks of steps, checks, actions and people, and knows no platform, no disk, no clock, no network.',
    instead: 'Hand what it needs to the function as an argument, or move the reading to `activities/`.',
  },
  platforms: {
    may: ['^plan/', '^config/'],
    because: 'A platform is what one product and its documents ask for; the engine below it serves any of them.',
    instead: 'Put what every platform needs into `plan/`, and the way to a host into `activities/`.',
  },
  config: {
    may: ['^plan/'],
    because:
      "Settings and files are read the same way whatever they describe; what a cluster file may say is its platform's.",
    instead: 'Return a value, or put what one platform alone knows into `platforms/<its name>/cluster-file/`.',
  },
  activities: {
    may: ['^plan/', '^config/'],
    because: 'Activities are told what to do: by their input and by what `createActivities` is given.',
    instead: 'Take it as an argument of `createActivities`, or put the shared type into `activities/types.ts`.',
  },
  workflows: {
    may: ['^plan/', '^activities/types[.]ts$'],
    because:
      'Workflow code is replayed for years in a sandbox: it knows rules and the shapes of activities, never their code.',
    instead: 'Call an activity through the proxy, or move the pure part to `plan/`.',
  },
  worker: {
    may: ['^plan/', '^config/', '^activities/', '^workflows/messages[.]ts$'],
    because: 'The worker puts parts together; workflow code reaches it as a path to bundle, not as an import.',
    instead: 'Put ids and names that both need into `workflows/messages.ts`.',
  },
  cli: {
    may: ['^plan/', '^platforms/', '^config/', '^activities/', '^workflows/', '^worker/', '^lab/'],
    because: 'The command line is the outermost part; it must not lean on tests or on the starter.',
    instead: 'Move what is shared into the folder that owns it.',
  },
  lab: {
    may: ['^plan/', '^platforms/', '^workflows/messages[.]ts$'],
    because: 'The lab is the world, not a second planner: a wrong plan must be able to break its cluster.',
    instead: 'Build it anew from what happens to a machine; take the cluster as a value from the caller.',
  },
};

/** Files of `cli/` that may start a lab: the places where product and rehearsal are put together. */
const LAB_COMPOSITION = '^cli/rehearsal/[^/]+[.]ts$';

/** Where a platform meets the world: its cluster file, what comes back from Temporal, what its machines print. */
const AT_THE_EDGE = '^platforms/[^/]+/(?:(?:cluster-file|windows|sql)/|activity-input[.]ts$)';

/** `comment` says why the rule stands and what to do instead. */
const rule = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to });

const FOLDERS = Object.keys(DIRECTIONS);
const EVERY_FOLDER = `^(?:${[...FOLDERS, 'test'].join('|')})/`;
const npm = (...names) => `(?:^|/)node_modules/(?:@types/)?(?:${names.join('|')})/`;

const directionRules = FOLDERS.map((folder) => {
  const { may, because, instead } = DIRECTIONS[folder];
  const to = { dependencyTypes: ['local'], pathNot: [`^${folder}/`, ...may] };
  return rule(`${folder}-keeps-its-direction`, `${because} ${instead}`, { path: `^${folder}/` }, to);
});

const typeRules = [
  rule(
    'workflows-see-activities-as-types',
    'A value imported from `activities/` would be bundled into the sandbox. Write `import type` and call the activity through the proxy.',
    { path: '^workflows/' },
    { path: '^activities/', dependencyTypesNot: TYPES },
  ),
  rule(
    'workflow-code-runs-in-the-sandbox-only',
    'Outside the sandbox only the names of messages mean anything. Import values from `workflows/messages.ts`, all else as types; start workflows by their type name.',
    { pathNot: '^(?:workflows|test)/' },
    { path: '^workflows/', pathNot: '^workflows/messages[.]ts$', dependencyTypesNot: TYPES },
  ),
  rule(
    'lab-knows-no-rule',
    'A rule or table shared with the planner would let one mistake cancel out the other. Write `import type`; build the behaviour from what happens to a real server.',
    { path: '^lab/' },
    { path: '^(?:plan|platforms)/', dependencyTypesNot: TYPES },
  ),
  rule(
    'lab-starts-in-one-place',
    'The product must work without a lab. Start and stop it in the composition file of `cli/rehearsal/`; elsewhere in `cli/` see it as types.',
    { path: '^cli/', pathNot: LAB_COMPOSITION },
    { path: '^lab/', dependencyTypesNot: TYPES },
  ),
];

const platformRules = [
  rule(
    'command-line-names-its-platform-once',
    'What a command does is the same for every platform. Take what is needed of one from `PLATFORM`, and put what is missing there into `plan/platform/`.',
    { path: '^cli/', pathNot: '^cli/platform(?:-messages)?[.]ts$' },
    { path: '^platforms/', dependencyTypesNot: TYPES },
  ),
  rule(
    'platform-rules-read-no-file',
    'The rules of a platform run in every test as they stand. Read files where the platform meets the world, and pass the value in.',
    { path: '^platforms/', pathNot: [AT_THE_EDGE, '^platforms/[^/]+/platform[.]ts$'] },
    { path: '^config/' },
  ),
];

const packageRules = [
  rule(
    'plan-is-pure',
    'No package and no part of Node in `plan/` and in the rules of a platform: they run in every test as they stand. Pass the value in, or do the work in an activity.',
    { path: '^(?:plan|platforms)/', pathNot: AT_THE_EDGE },
    { dependencyTypesNot: ['local', 'unknown'] },
  ),
  rule(
    'workflows-know-temporal-alone',
    'Everything else is either forbidden in the sandbox (Node) or replayed from every history for years (packages). Do it in an activity.',
    { path: '^workflows/' },
    { dependencyTypesNot: ['local', 'unknown'], pathNot: npm('@temporalio/(?:workflow|common)') },
  ),
  rule(
    'zod-stays-at-the-edge',
    'zod costs 590 KB of heap for each cached workflow. Parse in `config/`, `activities/`, `cli/` or at the edge of a platform; judge by hand in `plan/`, `workflows/` and the rules of a platform.',
    { path: '^(?:plan|platforms|workflows)/', pathNot: AT_THE_EDGE },
    { path: npm('zod') },
  ),
  rule(
    'ssh-in-two-places',
    'Only `activities/ssh/` speaks SSH, so that host keys, time limits and lost connections are judged once; `lab/` answers it. Go through the functions of `activities/ssh/`.',
    { pathNot: '^(?:activities/ssh|lab|test/activities/ssh|test/lab)/' },
    { path: npm('ssh2', 'node-ssh') },
  ),
  rule(
    'workflow-sdk-in-workflows-only',
    '`@temporalio/workflow` works inside the sandbox. Import messages from `workflows/messages.ts` and errors from `@temporalio/common`.',
    { pathNot: '^(?:workflows|test)/' },
    { path: npm('@temporalio/workflow') },
  ),
  rule(
    'worker-sdk-in-worker-only',
    '`@temporalio/worker` loads a native library at once. Keep it in `worker/`, so that `ccmctl plan` starts quickly and on every machine.',
    { pathNot: '^(?:worker|test)/' },
    { path: npm('@temporalio/(?:worker|core-bridge)'), dependencyTypesNot: TYPES },
  ),
  rule(
    'client-sdk-outside-activities',
    'An activity that steers workflows hides a decision from the history. Return the result and let the workflow decide.',
    { path: '^(?:activities|config|platforms)/' },
    { path: npm('@temporalio/client') },
  ),
];

const hygieneRules = [
  rule(
    'every-folder-has-a-direction',
    'A new folder would be under no rule. Give it a line in DIRECTIONS, with its reason.',
    { path: '/', pathNot: [EVERY_FOLDER, '^bin/', '(?:^|/)node_modules/'] },
    { dependencyTypes: ['local', 'npm', 'npm-dev', 'core'] },
  ),
  rule(
    'no-cycles',
    'What a file in a circle starts with depends on who was imported first. Move what both need into a file of its own. A circle that types close is none at run time.',
    {},
    { circular: true, viaOnly: { dependencyTypesNot: TYPES } },
  ),
  rule(
    'no-orphans',
    'A file that imports nothing and that nothing imports is dead. Use it or delete it.',
    { orphan: true, pathNot: ['[.]d[.]ts$', '(?:^|/)[^/]+[.]config[.][cm]?[jt]s$', '(?:^|/)[.][^/]+$', '^bin/'] },
    {},
  ),
  rule(
    'tests-are-never-imported',
    'The product must not need its tests. Move what is shared into the product, with a test of its own.',
    { pathNot: '^test/' },
    { path: '^test/' },
  ),
  rule(
    'product-needs-no-development-package',
    'It is missing after `npm ci --omit=dev`. Move it to `dependencies`, or the code to `test/`.',
    { path: `^(?:${FOLDERS.join('|')}|bin)/` },
    { dependencyTypes: ['npm-dev'], dependencyTypesNot: TYPES, pathNot: '(?:^|/)node_modules/@types/' },
  ),
  rule(
    'every-package-is-declared',
    'It is here only because another package brought it. Name it in package.json, with its reason in `docs/dependencies.md`.',
    { path: EVERY_FOLDER },
    { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  ),
  rule(
    'every-import-resolves',
    'The file or package does not exist. Mind the `.ts` ending, and `npm ci`.',
    {},
    { couldNotResolve: true },
  ),
];

module.exports = {
  forbidden: [...directionRules, ...typeRules, ...platformRules, ...packageRules, ...hygieneRules],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^(?:coverage|[.]ccmctl|[.]git)/', '^test/.*/(?:output|golden|histories)/'] },
    // Sees `import type` too, and tells it from an import that stays after compilation.
    tsPreCompilationDeps: true,
    detectProcessBuiltinModuleCalls: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.cjs', '.mjs', '.d.ts'],
    },
  },
};

// `npm test` and `npm run test:long`. Gets the machine ready, checks the code's form, runs the tests of the suite that the
// first word names, and ends with the line `N passed, N failed`. Further words go to vitest, such as the name of a file.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { register } from 'tsx/esm/api';

register();
const { readSettings } = await import('../config/settings.ts');
const { findTemporal } = await import('../worker/temporal/find-binary.ts');
const { findTestServer } = await import('../worker/temporal/find-test-server.ts');
const { countResults, namesOfFailures } = await import('./count-results.ts');
const { prepareMachine } = await import('./prepare-machine.ts');
const { createProgressPrinter } = await import('./print-progress.ts');

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const settings = readSettings();
const progress = createProgressPrinter(process.stdout);

/** What each suite consists of; without Temporal only the tests that never ask for it can tell anything. */
const SUITES = {
  quick: { projects: ['pure', 'live'], withoutTemporal: ['pure'], checksForm: true },
  long: { projects: ['long'], withoutTemporal: [], checksForm: false },
};
/** What `npm run check` does one after the other: side by side it is over when the slowest of them is. */
const FORM = ['check:types', 'check:lint', 'check:format', 'check:imports'];

const [suiteName, ...words] = process.argv.slice(2);
const suite = SUITES[suiteName];
if (!suite) throw new Error(`there is no suite ${suiteName}; there are ${Object.keys(SUITES).join(', ')}`);

const failures = [];
progress.say('Getting the machine ready');
await prepareMachine(settings.programFolders, progress);
const hasTemporal = settings.temporalAddress !== undefined || (await isThere(findTemporal, 'Temporal'));
await isThere(findTestServer, 'the time-skipping test server');

if (suite.checksForm) {
  progress.say('Checking types, lint, format and imports');
  await Promise.all(FORM.map(checkForm));
}

progress.say('Running the tests');
const counted = await runTests();
for (const failure of failures) progress.say(`Failed: ${failure}`);
if (counted.skipped > 0) progress.say(`${counted.skipped} skipped`);
const failed = counted.failed + failures.length;
progress.say(`${counted.passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

async function checkForm(script) {
  if ((await run('npm', ['run', '--silent', script])) !== 0) failures.push(`npm run ${script}`);
}

/** Finds or gets a program before the tests do, with progress; one that cannot be had is a failure, not a skip. */
async function isThere(find, name) {
  try {
    const path = await find(settings, (text) => progress.show(text));
    progress.say(`  ${name}: ${path}`);
    return true;
  } catch (error) {
    progress.say(error.message);
    failures.push(`getting ${name}`);
    return false;
  }
}

async function runTests() {
  const projects = hasTemporal ? suite.projects : suite.withoutTemporal;
  if (projects.length === 0) return { passed: 0, failed: 0, skipped: 0 };
  const folder = await mkdtemp(join(tmpdir(), 'ccmctl-test-'));
  const file = join(folder, 'results.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
  const chosen = projects.flatMap((project) => ['--project', project]);
  const exitCode = await run(process.execPath, [vitest, 'run', ...reporters, ...chosen, ...words]);
  const report = await readFile(file, 'utf8').then(JSON.parse, () => null);
  await rm(folder, { recursive: true, force: true });
  for (const name of namesOfFailures(report, ROOT)) progress.say(`Failed: ${name}`);
  return countResults(report, exitCode);
}

function run(program, programArguments) {
  return new Promise((resolve) => {
    const child = spawn(program, programArguments, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', () => resolve(127));
    child.on('close', (code) => resolve(code ?? 1));
  });
}

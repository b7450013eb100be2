// npm run chaos: lets things die, and asks the lab what has happened.
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { readSettings } from '../../config/settings.ts';
import { findTemporal } from '../../worker/temporal/find-binary.ts';
import { findPlanted } from '../simulation/find-planted.ts';
import { readNight } from '../simulation/nights.ts';
import { runLiars } from '../simulation/reboot-liars.ts';
import { runNight, runSeeds } from '../simulation/run-seeds.ts';
import { VICTIMS } from './cells.ts';
import { runMatrix, type NightWish } from './matrix.ts';
import { runRealNights } from './real-nights.ts';
import { renderMatrix } from './render-matrix.ts';
import { SCENES } from './scenes.ts';

const USAGE = `usage: npm run chaos -- --matrix [--scene NAME]... [--at-once N] [--nights N] [--json] [--page]
       npm run chaos -- --real [--seed N] [--runs M] [--at-once N] [--json]
       npm run chaos -- --seed N [--runs M] [--from K] [--json]
       npm run chaos -- --night JSON
       npm run chaos -- --planted [--seed N] [--runs M]
       npm run chaos -- --liars [--json]

The matrix: whole runs in a lab, with real SSH and a real Temporal server. At each boundary of each kind of step something
dies or stalls: a worker, Temporal, a connection, the station, a server. What happened the lab's own record says.

  --scene NAME   ${Object.keys(SCENES).join(', ')}; without it all but the last
  --cell NAME    only this one, such as 'reboot, under way: worker killed'; wants --scene
  --at-once N    nights of a scene that take place at once (default: 8)
  --nights N     nights of a scene, at most (default: 150)
  --night-limit MINUTES  what has not ended by then counts as wrong (default: 15)
  --frozen SECONDS       how long a worker is frozen (default: 24; Temporal gives an act up after 20)
  --away SECONDS         how long Temporal, the station or a server stay away (default: 6)
  --page         write docs/crash-matrix.md, where all cells were struck
  --real         not cell by cell but by chance: --runs nights of two servers, in each of them one to five strikes

Seeds: nights by chance in one process, on a simulated clock: the workflows in the SDK's sandbox, the worker's activities,
the lab's servers. Procedures, faults, deaths, what people do wrong: all of it comes from the seed. A night that goes wrong
is made as small as it still goes wrong, and printed so that it can be run again.

  --seed N       the seed of the nights
  --runs M       how many of them (default: 50)
  --from K       number of the first (default: 0)
  --first        ends with the first that goes wrong
  --night JSON   one night, as it was printed: its story and what is wrong with it
  --liars        a night for each way in which a server lies about a reboot: proven, or a person was asked
  --planted      plants a defect of each kind into a copy of the code, and says which night finds it

  --json         one JSON document in the last line

Ends with 1 where something was done twice, out of order or not at all, or a record is not whole.

examples: npm run chaos -- --seed 7 --runs 200
          npm run chaos -- --seed 7 --from 31 --runs 1
          npm run chaos -- --matrix --scene 'repair of names'
`;

const PAGE = fileURLToPath(new URL('../../docs/crash-matrix.md', import.meta.url));

/** In the form that every page of the repository has. */
const writePage = async (text: string): Promise<void> =>
  writeFile(PAGE, await format(text, { ...(await resolveConfig(PAGE)), filepath: PAGE }));

const tell = (line: string): void => void process.stderr.write(`${line}\n`);

const { values } = parseArgs({
  options: {
    matrix: { type: 'boolean' },
    scene: { type: 'string', multiple: true },
    cell: { type: 'string', multiple: true },
    'at-once': { type: 'string', default: '8' },
    nights: { type: 'string', default: '150' },
    real: { type: 'boolean' },
    'night-limit': { type: 'string', default: '15' },
    frozen: { type: 'string', default: '24' },
    away: { type: 'string', default: '6' },
    page: { type: 'boolean' },
    seed: { type: 'string' },
    runs: { type: 'string', default: '50' },
    from: { type: 'string', default: '0' },
    night: { type: 'string' },
    first: { type: 'boolean', default: false },
    planted: { type: 'boolean' },
    liars: { type: 'boolean' },
    json: { type: 'boolean' },
    help: { type: 'boolean' },
  },
});

type NumberOption = 'at-once' | 'nights' | 'night-limit' | 'frozen' | 'away' | 'seed' | 'runs' | 'from';

function numberOf(option: NumberOption, least: number): number {
  const number = Number(values[option]);
  if (Number.isSafeInteger(number) && number >= least) return number;
  throw new RangeError(`--${option} ${values[option]} is no integer from ${least} on`);
}

const nightWish = async (): Promise<NightWish> => ({
  binary: await findTemporal(readSettings(), tell),
  atOnce: numberOf('at-once', 1),
  limitMinutes: numberOf('night-limit', 1),
  pauses: { frozen: numberOf('frozen', 1), away: numberOf('away', 1) },
  tell,
});

async function matrix(): Promise<boolean> {
  const { scene: scenes, cell: names } = values;
  if (names && scenes?.length !== 1) throw new RangeError('--cell wants the --scene that it is of');
  const chosen = { ...(scenes && { scenes }), ...(names && { cells: names }) };
  const { nights, left, minutes } = await runMatrix({
    ...chosen,
    ...(await nightWish()),
    mostNights: numberOf('nights', 1),
  });
  const violations = nights.flatMap(({ wrong }) => wrong).length;
  const cells = nights.flatMap(({ struck }) => struck).length;
  if (values.page && left.length === 0) await writePage(renderMatrix({ nights, left, minutes }));
  if (values.page && left.length > 0) tell(`no page is written: ${left.length} cells are left`);
  tell(`${cells} cells struck, ${left.length} left, ${violations} violations`);
  if (values.json) process.stdout.write(`${JSON.stringify({ cells, left, violations, minutes, nights })}\n`);
  return violations === 0;
}

async function real(): Promise<boolean> {
  const seed = values.seed === undefined ? 1 : numberOf('seed', 0);
  const nights = await runRealNights({
    ...(await nightWish()),
    ...(values.scene && { scenes: values.scene }),
    seed,
    runs: numberOf('runs', 1),
  });
  const struck = nights.flatMap((night) => night.struck);
  const faultsFired = Object.fromEntries(
    VICTIMS.map((victim) => [victim, struck.filter((one) => one.victim === victim && one.times > 0).length]),
  );
  const violations = nights.flatMap(({ wrong }) => wrong).length;
  const asked = nights.reduce((sum, { decisions }) => sum + decisions, 0);
  tell(`${nights.length} nights, ${struck.length} strikes, ${asked} decisions asked, ${violations} violations`);
  if (values.json)
    process.stdout.write(`${JSON.stringify({ runs: nights.length, faultsFired, violations, asked, nights })}\n`);
  return violations === 0;
}

async function seeds(): Promise<boolean> {
  const sum = await runSeeds({
    seed: numberOf('seed', 0),
    from: numberOf('from', 0),
    runs: numberOf('runs', 1),
    first: values.first,
    tell,
  });
  const { faultsFired, wrong, ...counts } = sum;
  const never = Object.keys(faultsFired).filter((what) => faultsFired[what] === 0);
  for (const [what, times] of Object.entries(faultsFired)) if (times > 0) tell(`${String(times).padStart(7)}  ${what}`);
  if (never.length > 0) tell(`never: ${never.join(', ')}`);
  const { runs, completed, stoppedAndAsked, refused, simulatedHours } = counts;
  tell(
    `${runs} nights of ${simulatedHours} hours in all: ${completed} completed, ${stoppedAndAsked} stopped and asked, ${refused} refused before anything was done; ${wrong.length} violations`,
  );
  if (values.json)
    process.stdout.write(`${JSON.stringify({ ...counts, faultsFired, violations: wrong.length, wrong })}\n`);
  return wrong.length === 0;
}

async function planted(): Promise<boolean> {
  const found = await findPlanted(values.seed === undefined ? 1 : numberOf('seed', 0), numberOf('runs', 1), tell);
  if (values.json) process.stdout.write(`${JSON.stringify(found)}\n`);
  return found.every((one) => one.night !== undefined);
}

async function liars(): Promise<boolean> {
  const ends = await runLiars(tell);
  if (values.json) process.stdout.write(`${JSON.stringify(ends)}\n`);
  return ends.every(({ outcome, wrong }) => (outcome === 'proven' || outcome === 'asked') && wrong.length === 0);
}

async function night(text: string): Promise<boolean> {
  const { story, wrong } = await runNight(readNight(text));
  for (const line of story) process.stdout.write(`${line}\n`);
  for (const line of wrong) tell(`WRONG ${line}`);
  return wrong.length === 0;
}

/** What is asked for; undefined: nothing is. */
function workOf(): (() => Promise<boolean>) | undefined {
  const { night: text } = values;
  if (text !== undefined) return () => night(text);
  if (values.planted) return planted;
  if (values.liars) return liars;
  if (values.real) return real;
  if (values.seed !== undefined) return seeds;
  return values.matrix ? matrix : undefined;
}

async function main(): Promise<number> {
  const work = workOf();
  if (values.help || !work) {
    process.stderr.write(USAGE);
    return values.help ? 0 : 2;
  }
  return (await work()) ? 0 : 1;
}

// The SDK's client tries a call once more by a timer, and throws in it where its connection was closed meanwhile.
process.on('uncaughtException', (error) => {
  if (error.message !== 'Channel has been shut down') throw error;
});

process.exitCode = await main();

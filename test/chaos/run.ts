// npm run chaos -- --matrix: strikes at every boundary of every kind of step, and asks the lab what has happened.
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { readSettings } from '../../config/settings.ts';
import { findTemporal } from '../../worker/temporal/find-binary.ts';
import { renderMatrix } from './render-matrix.ts';
import { runMatrix } from './matrix.ts';
import { SCENES } from './scenes.ts';

const USAGE = `usage: npm run chaos -- --matrix [--scene NAME]... [--nights N] [--json] [--page]

Whole runs in a lab, with real SSH and a real Temporal server. At each boundary of each kind of step something dies or
stalls: a worker, Temporal, a connection, the station, a server. What happened the lab's own record says.

  --scene NAME   ${Object.keys(SCENES).join(', ')}; all of them without it
  --nights N     nights of one scene at most (default: 12)
  --json         one JSON document at the end
  --page         write docs/crash-matrix.md, where all cells were struck

Ends with 1 where something was done twice, out of order or not at all, or a record is not whole.
`;

const PAGE = fileURLToPath(new URL('../../docs/crash-matrix.md', import.meta.url));

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      matrix: { type: 'boolean' },
      scene: { type: 'string', multiple: true },
      nights: { type: 'string', default: '12' },
      json: { type: 'boolean' },
      page: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help || !values.matrix) {
    process.stderr.write(USAGE);
    return values.help ? 0 : 2;
  }
  const mostNights = Number(values.nights);
  if (!Number.isInteger(mostNights) || mostNights < 1)
    throw new RangeError(`--nights ${values.nights} is no number of nights`);
  const tell = (line: string): void => void process.stderr.write(`${line}\n`);
  const binary = await findTemporal(readSettings(), tell);
  const scenes = values.scene === undefined ? {} : { scenes: values.scene };
  const matrix = await runMatrix({ binary, ...scenes, mostNights, tell });
  const struck = matrix.nights.flatMap((night) => night.struck);
  const violations = matrix.nights.flatMap(({ wrong }) => wrong);
  const sum = { cells: struck.length, left: matrix.left.length, violations: violations.length };
  if (values.page && sum.left === 0) await writeFile(PAGE, renderMatrix(matrix));
  if (values.page && sum.left > 0) tell(`no page is written: ${sum.left} cells are left`);
  if (values.json) process.stdout.write(`${JSON.stringify({ ...sum, ...matrix })}\n`);
  else tell(`${sum.cells} cells struck, ${sum.left} left, ${sum.violations} violations`);
  return violations.length > 0 ? 1 : 0;
}

process.exitCode = await main();

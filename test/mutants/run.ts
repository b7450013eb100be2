// npm run mutants: changes the code, one small change at a time, and sees whether a test fails.
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { createProgressPrinter } from '../print-progress.ts';
import { renderRooms } from './render-rooms.ts';
import { ROOMS } from './rooms.ts';
import { tryRooms } from './try-rooms.ts';

const USAGE = `usage: npm run mutants -- [--room NAME,...] [--file PATH] [--seed N] [--count N] [--lanes N] [--json FILE]

Changes the code, one small change at a time, in a copy of the tree, and runs the tests that reach the file. Tests that
compare what the code makes with files that it has made do not count.

  --room NAME    ${ROOMS.map(({ folder }) => folder).join(', ')}; all of them without it
  --file PATH    only files whose path begins so
  --seed N       which mutants (default: 1)
  --count N      how many of each room (default: 40)
  --lanes N      how many are tried at once (default: 2)
  --json FILE    writes what became of each

Ends with 1 where a room is below its aim.
`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      room: { type: 'string' },
      file: { type: 'string', default: '' },
      seed: { type: 'string', default: '1' },
      count: { type: 'string', default: '40' },
      lanes: { type: 'string', default: '2' },
      json: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return (process.stdout.write(USAGE), 0);
  const [seed, count, lanes] = [values.seed, values.count, values.lanes].map(wholeNumber) as [number, number, number];
  const names = values.room?.split(',') ?? ROOMS.map(({ folder }) => folder);
  const unknown = names.find((name) => !ROOMS.some(({ folder }) => folder === name));
  if (unknown !== undefined) throw new RangeError(`there is no room ${unknown}; see --help`);
  const rooms = ROOMS.filter(({ folder }) => names.includes(folder));
  const results = await tryRooms({
    rooms,
    seed,
    count,
    lanes,
    begins: values.file,
    progress: createProgressPrinter(process.stderr),
  });
  process.stdout.write(renderRooms(results));
  if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(results, null, 2)}\n`);
  return results.every(({ room, perCent }) => perCent >= room.aim) ? 0 : 1;
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new RangeError(`${text} is no number to count with`);
  return number;
}

process.exitCode = await main();

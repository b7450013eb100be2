import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readSettings } from '../../config/settings.ts';
import type { ProgressPrinter } from '../print-progress.ts';
import { copyTree, filesOfTree } from './copy-of-tree.ts';
import { openLane, type Lane } from './lane.ts';
import { mutantsOf } from './mutant.ts';
import { describeTried } from './render-rooms.ts';
import { NOT_TRIED, type Room } from './rooms.ts';
import { explanationOf, readSurvivors } from './survivors.ts';
import { mapOfImports } from './tests-that-reach.ts';
import { tryMutants, type Tried } from './try-mutants.ts';
import { openTypeJudge } from './type-judge.ts';

/** What is tried. */
export interface Sample {
  readonly rooms: readonly Room[];
  readonly seed: number;
  /** How many mutants of each room. */
  readonly count: number;
  /** How many are tried at once. */
  readonly lanes: number;
  /** Only files whose path begins so. */
  readonly begins: string;
  readonly progress: ProgressPrinter;
}

/** What became of the mutants of a room. */
export interface RoomResult {
  readonly room: Room;
  readonly tried: readonly Tried[];
  readonly survivors: readonly { readonly tried: Tried; readonly because: string | null }[];
  /** Caught of a hundred; survivors that are explained are no less survivors. */
  readonly perCent: number;
}

const INTERRUPTIONS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Tries a sample of each room, in copies of the tree that are gone afterwards, also after Ctrl-C. */
export async function tryRooms(sample: Sample): Promise<readonly RoomResult[]> {
  const texts = await readSources();
  const judge = openTypeJudge(ROOT);
  const lanes: Lane[] = [];
  const close = (): void => lanes.splice(0).forEach((lane) => lane.close());
  const interrupted = (signal: NodeJS.Signals): void => {
    close();
    for (const each of INTERRUPTIONS) process.off(each, interrupted);
    process.kill(process.pid, signal);
  };
  // The signal of one Ctrl-C comes twice, from the terminal and from whoever started this program.
  for (const signal of INTERRUPTIONS) process.on(signal, interrupted);
  try {
    const { cacheFolder } = readSettings();
    for (let nth = 0; nth < sample.lanes; nth += 1)
      lanes.push(openLane(await copyTree(ROOT, cacheFolder), process.env));
    const results: RoomResult[] = [];
    for (const room of sample.rooms) {
      const files = [...texts.keys()].filter((file) => isOfRoom(file, room, sample.begins));
      const mutants = files.flatMap((file) => mutantsOf(file, texts.get(file) ?? ''));
      const tell = tellerOf(room, sample);
      results.push(
        resultOf(
          room,
          await tryMutants(mutants, sample, {
            texts,
            judge,
            lanes,
            tell,
            mostLive: room.mostLive,
            ...mapOfImports(texts),
          }),
        ),
      );
    }
    return results;
  } finally {
    for (const signal of INTERRUPTIONS) process.off(signal, interrupted);
    close();
  }
}

async function readSources(): Promise<ReadonlyMap<string, string>> {
  const files = (await filesOfTree(ROOT)).filter((file) => file.endsWith('.ts'));
  return new Map(
    await Promise.all(files.map(async (file) => [file, await readFile(join(ROOT, file), 'utf8')] as const)),
  );
}

const isOfRoom = (file: string, room: Room, begins: string): boolean =>
  file.startsWith(`${room.folder}/`) && file.startsWith(begins) && !NOT_TRIED.some((pattern) => pattern.test(file));

function tellerOf(room: Room, { count, progress }: Sample): (tried: Tried) => void {
  let done = 0;
  return (tried) => {
    done += 1;
    progress.show(`${room.folder}: ${done} of ${count} tried`);
    if (tried.caughtBy === null) progress.say(`survived: ${describeTried(tried)}`);
  };
}

function resultOf(room: Room, tried: readonly Tried[]): RoomResult {
  const known = readSurvivors();
  const survivors = tried
    .filter(({ caughtBy }) => caughtBy === null)
    .map((each) => ({ tried: each, because: explanationOf(each.mutant, known) }));
  const perCent = tried.length === 0 ? 100 : (100 * (tried.length - survivors.length)) / tried.length;
  return { room, tried, survivors, perCent };
}

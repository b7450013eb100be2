import { startLab } from '../../lab/build-lab.ts';
import type { Lab } from '../../lab/build-lab.ts';
import { parseFault } from '../../lab/faults.ts';
import { CommandError } from '../command-error.ts';
import { EXIT } from '../exit-codes.ts';

/** Starts a lab from a cluster file. Throws CommandError (usage) for a fault that there is not. */
export function openLab(clusterFile: string, faults: readonly string[]): Promise<Lab> {
  return startLab({ clusterFile, faults: faults.map(readFault) });
}

function readFault(text: string): ReturnType<typeof parseFault> {
  try {
    return parseFault(text);
  } catch (error) {
    throw new CommandError(EXIT.usage, (error as Error).message);
  }
}

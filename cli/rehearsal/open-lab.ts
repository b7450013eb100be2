import { startLab } from '../../lab/build-lab.ts';
import type { Lab } from '../../lab/build-lab.ts';
import { parseFault } from '../../lab/faults.ts';
import type { Procedure } from '../../plan/types/plan.ts';
import { CommandError } from '../command-error.ts';
import { EXIT } from '../exit-codes.ts';

/** What a lab is asked for: a cluster like the one of the file, as a procedure finds it. */
export interface LabRequest {
  readonly clusterFile: string;
  /** As `NAME@SERVER`. */
  readonly faults: readonly string[];
  readonly procedure?: Procedure;
  /** Servers that are new: nothing is installed on them yet. */
  readonly servers?: readonly string[] | undefined;
}

/** Starts a lab from a cluster file. Throws CommandError (usage) for a fault or a server that there is not. */
export async function openLab({ clusterFile, faults, procedure, servers }: LabRequest): Promise<Lab> {
  const scene = {
    ...(procedure === undefined ? {} : { procedure }),
    ...(servers === undefined ? {} : { blank: servers }),
  };
  const read = faults.map(readFault);
  try {
    return await startLab({ clusterFile, faults: read, ...scene });
  } catch (error) {
    if (error instanceof RangeError) throw new CommandError(EXIT.usage, error.message);
    throw error;
  }
}

function readFault(text: string): ReturnType<typeof parseFault> {
  try {
    return parseFault(text);
  } catch (error) {
    throw new CommandError(EXIT.usage, (error as Error).message);
  }
}

import type { ProcedureName } from '../procedures.ts';
import type { Person } from '../../plan/types/cluster.ts';
import { startLab, type Lab } from '../../lab/build-lab.ts';
import type { FaultSetting } from '../../lab/faults.ts';
import { CommandError } from '../command-error.ts';
import { EXIT } from '../exit-codes.ts';

/** What a lab is asked for: a cluster like the one of the file, as a procedure finds it. */
export interface LabRequest {
  readonly clusterFile: string;
  /** Of the cluster: the file may only name them. */
  readonly people: readonly Person[];
  readonly faults: readonly FaultSetting[];
  readonly procedure?: ProcedureName;
  /** Servers that are new: nothing is installed on them yet. */
  readonly servers?: readonly string[] | undefined;
}

/** Starts a lab from a cluster file. Throws CommandError (usage) for a server that there is not. */
export async function openLab({ clusterFile, people, faults, procedure, servers }: LabRequest): Promise<Lab> {
  const scene = {
    ...(procedure === undefined ? {} : { procedure }),
    ...(servers === undefined ? {} : { blank: servers }),
  };
  try {
    return await startLab({ clusterFile, people, faults, ...scene });
  } catch (error) {
    if (error instanceof RangeError) throw new CommandError(EXIT.usage, error.message);
    throw error;
  }
}

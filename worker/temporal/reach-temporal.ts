import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Settings } from '../../config/settings.ts';
import { plainAccess, USUAL_PORTS, type TemporalAccess } from '../../config/temporal-access.ts';
import { connectClient } from './connect-client.ts';
import { findTemporal } from './find-binary.ts';
import type { OnProgress } from './progress.ts';
import { prepareNamespace } from './prepare-namespace.ts';
import { startTemporal, type StartOptions } from './start-server.ts';

/** A Temporal server that answers and knows the search attributes of our runs. */
export interface ReachedTemporal {
  readonly access: TemporalAccess;
  /** Where its UI is; null where there is none or it is not known. */
  readonly uiAddress: string | null;
  /** Whether we started it, and so end it. */
  readonly started: boolean;
  /** What is not as it should be, but hinders no run. */
  readonly warnings: readonly string[];
  /** Ends the server when we started it; leaves any other alone. */
  stop(): Promise<void>;
}

export interface ReachOptions {
  readonly onProgress?: OnProgress;
  readonly onLog?: (line: string) => void;
  /** Whether a server that we start has a UI; true unless told otherwise. */
  readonly ui?: boolean;
  /** Ports for a server that we start, where they are free; the usual ones unless told otherwise. */
  readonly ports?: NonNullable<StartOptions['ports']>;
  /** `keep`: runs are kept in our cache folder for the next start; `forget`: they end with the server. */
  readonly runs: 'keep' | 'forget';
}

/**
 * For a rehearsal: the server that the variables or a named profile name, given the search attributes that it lacks; where
 * they name none, a development server of our own, found or built, on the usual ports where they are free.
 * @throws ReachTemporalError, ProgramNotFoundError, StartTemporalError
 */
export async function reachTemporal(settings: Settings, options: ReachOptions): Promise<ReachedTemporal> {
  const { temporalToRehearse: access } = settings;
  if (!access.isNamed) return startOurs(settings, options);
  options.onProgress?.(`asking the Temporal server at ${access.address}`);
  const warnings = await makeUsable(access);
  return {
    access,
    uiAddress: settings.temporalUiUrl ?? null,
    started: false,
    warnings,
    stop: () => Promise.resolve(),
  };
}

async function startOurs(settings: Settings, options: ReachOptions): Promise<ReachedTemporal> {
  const { namespace } = settings.temporalToRehearse;
  const binary = await findTemporal(settings, options.onProgress);
  const databaseFile = join(settings.cacheFolder, 'development', 'temporal.db');
  if (options.runs === 'keep') await mkdir(dirname(databaseFile), { recursive: true });
  options.onProgress?.('starting Temporal');
  const server = await startTemporal({
    binary,
    ui: options.ui ?? true,
    ports: options.ports ?? USUAL_PORTS,
    namespace,
    ...(options.runs === 'keep' && { databaseFile }),
    ...(options.onLog && { onLog: options.onLog }),
  });
  const { address, ...running } = server;
  return { ...running, access: plainAccess(address, namespace), started: true, warnings: [] };
}

/**
 * Sees that runs can live in the namespace, and gives it the search attributes that it lacks.
 * @returns what is not as it should be, but hinders no run; one sentence each
 * @throws ReachTemporalError
 */
export async function makeUsable(access: TemporalAccess): Promise<readonly string[]> {
  const connection = await connectClient(access.howToConnect());
  try {
    return await prepareNamespace(connection, access);
  } finally {
    await connection.close();
  }
}

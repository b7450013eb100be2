import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Connection } from '@temporalio/client';
import type { Settings } from '../../config/settings.ts';
import { findTemporal } from './find-binary.ts';
import type { OnProgress } from './progress.ts';
import { prepareNamespace, ReachTemporalError } from './prepare-namespace.ts';
import { startTemporal, type StartOptions } from './start-server.ts';

/** A Temporal server that answers and knows the search attributes of our runs. */
export interface ReachedTemporal {
  /** `host:port` of the gRPC front end. */
  readonly address: string;
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

/** Where Temporal and its UI listen when nobody says otherwise. */
export const USUAL_PORTS = { grpc: 7233, ui: 8233 } as const;

const CONNECT_WITHIN = '5 seconds';

/**
 * The server at TEMPORAL_ADDRESS, given the search attributes that it lacks; without that variable a development server
 * of our own, found or built, on the usual ports where they are free.
 * @throws ReachTemporalError, ProgramNotFoundError, StartTemporalError
 */
export async function reachTemporal(settings: Settings, options: ReachOptions): Promise<ReachedTemporal> {
  const { temporalAddress } = settings;
  if (temporalAddress === undefined) return startOurs(settings, options);
  options.onProgress?.(`asking the Temporal server at ${temporalAddress}`);
  const warnings = await makeUsable(temporalAddress, settings.temporalNamespace);
  return {
    address: temporalAddress,
    uiAddress: settings.temporalUiUrl ?? null,
    started: false,
    warnings,
    stop: () => Promise.resolve(),
  };
}

async function startOurs(settings: Settings, options: ReachOptions): Promise<ReachedTemporal> {
  const binary = await findTemporal(settings, options.onProgress);
  const databaseFile = join(settings.cacheFolder, 'development', 'temporal.db');
  if (options.runs === 'keep') await mkdir(dirname(databaseFile), { recursive: true });
  options.onProgress?.('starting Temporal');
  const server = await startTemporal({
    binary,
    ui: options.ui ?? true,
    ports: options.ports ?? USUAL_PORTS,
    namespace: settings.temporalNamespace,
    ...(options.runs === 'keep' && { databaseFile }),
    ...(options.onLog && { onLog: options.onLog }),
  });
  return { ...server, started: true, warnings: [] };
}

async function makeUsable(address: string, namespace: string): Promise<readonly string[]> {
  const connection = await connect(address);
  try {
    return await prepareNamespace(connection, address, namespace);
  } finally {
    await connection.close();
  }
}

async function connect(address: string): Promise<Connection> {
  try {
    return await Connection.connect({ address, connectTimeout: CONNECT_WITHIN });
  } catch (error) {
    throw new ReachTemporalError(
      [
        `no Temporal server answers at ${address} (TEMPORAL_ADDRESS): ${(error as Error).message}`,
        'start it, correct the variable, or unset it: then a development server is started',
      ].join('\n'),
      { cause: error },
    );
  }
}

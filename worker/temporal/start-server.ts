import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Connection } from '@temporalio/client';
import { connectClient } from './connect-client.ts';
import { doesListen, freePort } from './free-ports.ts';
import { keepRuns } from './keep-runs.ts';
import { findAttributeGaps, SEARCH_ATTRIBUTES } from './search-attributes.ts';

/** A development server that we started and that ends with us. */
export interface RunningTemporal {
  /** `host:port` of the gRPC front end. */
  readonly address: string;
  /** Where the UI is; null for a server without one. */
  readonly uiAddress: string | null;
  /** Ends the server and waits until it is gone; more than one call is harmless. */
  stop(): Promise<void>;
}

export interface StartOptions {
  /** The `temporal` program. */
  readonly binary: string;
  /** File that keeps the runs for 90 days; without it they are lost when the server ends. */
  readonly databaseFile?: string;
  readonly ui: boolean;
  /** `default` unless told otherwise. */
  readonly namespace?: string;
  /** Ports to take where they are free; any free ones otherwise. */
  readonly ports?: { readonly grpc?: number; readonly ui?: number };
  /** Gets each line that the server writes. */
  readonly onLog?: (line: string) => void;
  /** How long the server may take until it answers, in seconds. */
  readonly withinSeconds?: number;
}

type Guarded = ChildProcessByStdio<Writable, Readable, Readable>;

const GUARD = fileURLToPath(new URL('./guard.js', import.meta.url));
const HOST = '127.0.0.1';
const DEFAULT_NAMESPACE = 'default';
/** A slow disk needs minutes for the first start with a new database file. */
const START_LIMIT_SECONDS = 120;
/** A port that was free a moment ago may be taken by the time the server wants it. */
const ATTEMPTS = 4;
const LINES_KEPT = 25;

/** What a server is told besides its flags: keys and values of the dynamic configuration. */
export const DYNAMIC_CONFIGURATION: Readonly<Record<string, string>> = {
  // The default of 20 polls a second makes every activity take 100 ms; with 250 it takes 20.
  'history.transferProcessorMaxPollRPS': '250',
  // Each look has a time in which it must be taken, and with it a timer: at 20 polls a second that costs 5 ms more.
  'history.timerProcessorMaxPollRPS': '250',
  'frontend.enableUpdateWorkflowExecution': 'true',
  'frontend.enableUpdateWorkflowExecutionAsyncAccepted': 'true',
  // Otherwise the server asks its maker over the internet whether there is a newer one.
  'frontend.enableServerVersionCheck': 'false',
};

/** A development server could not be started; the message ends with what it wrote last. */
export class StartTemporalError extends Error {
  override readonly name = 'StartTemporalError';
}

/**
 * Starts a development server with the search attributes of our runs, and waits until it answers. It ends with this
 * process, however this process ends. With a database file it keeps finished runs for 90 days, without one until it
 * ends; either way it is a server for development and rehearsals, without accounts and without a second copy.
 * @throws StartTemporalError when it ends again or does not answer in time.
 */
export async function startTemporal(options: StartOptions): Promise<RunningTemporal> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startOnce(options);
    } catch (error) {
      const portWasTaken = error instanceof StartTemporalError && /address already in use/i.test(error.message);
      if (!portWasTaken || attempt === ATTEMPTS) throw error;
    }
  }
}

async function startOnce(options: StartOptions): Promise<RunningTemporal> {
  const grpcPort = await freePort(options.ports?.grpc);
  const uiPort = options.ui ? await freePort(options.ports?.ui) : null;
  const address = `${HOST}:${grpcPort}`;
  const child = spawn(process.execPath, [GUARD, options.binary, ...argumentsOf(options, grpcPort, uiPort)], {
    stdio: ['pipe', 'pipe', 'pipe'],
    // A process group of its own: Ctrl-C is for us, and we end the server after we have used it for the last time.
    detached: true,
  });
  const lastLines = keepLastLines(child, options.onLog);
  const stop = (): Promise<void> => stopGuarded(child);
  try {
    await waitUntilServing(address, child, lastLines, options);
    if (options.databaseFile) await keepRuns(address, options.namespace ?? DEFAULT_NAMESPACE);
  } catch (error) {
    await stop();
    throw new StartTemporalError(
      [`${options.binary} at ${address}: ${(error as Error).message}`, ...lastLines].join('\n'),
    );
  }
  return { address, uiAddress: uiPort === null ? null : `http://${HOST}:${uiPort}`, stop };
}

function argumentsOf(options: StartOptions, grpcPort: number, uiPort: number | null): string[] {
  const named = (name: string, values: readonly string[]): string[] => values.flatMap((value) => [name, value]);
  return [
    ...['server', 'start-dev', '--ip', HOST, '--port', `${grpcPort}`, '--log-level', 'warn'],
    ...named('--namespace', [options.namespace ?? DEFAULT_NAMESPACE]),
    ...(uiPort === null ? ['--headless'] : ['--ui-port', `${uiPort}`]),
    ...(options.databaseFile ? ['--db-filename', options.databaseFile] : []),
    ...named('--sqlite-pragma', options.databaseFile ? ['journal_mode=WAL', 'synchronous=NORMAL'] : []),
    ...named(
      '--search-attribute',
      SEARCH_ATTRIBUTES.map((name) => `${name}=Keyword`),
    ),
    ...named(
      '--dynamic-config-value',
      Object.entries(DYNAMIC_CONFIGURATION).map(([key, value]) => `${key}=${value}`),
    ),
  ];
}

function keepLastLines(child: Guarded, onLog: StartOptions['onLog']): readonly string[] {
  const kept: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      kept.push(line);
      if (kept.length > LINES_KEPT) kept.shift();
      onLog?.(line);
    });
  }
  return kept;
}

/** Another server may answer at the port that ours wanted: ours names it when it has it, or else ends at once. */
async function waitUntilServing(
  address: string,
  child: Guarded,
  lines: readonly string[],
  options: StartOptions,
): Promise<void> {
  const { withinSeconds = START_LIMIT_SECONDS, namespace = DEFAULT_NAMESPACE } = options;
  const deadline = Date.now() + withinSeconds * 1000;
  let answer = 'no answer yet';
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`the server ended with exit code ${child.exitCode}`);
    // gRPC waits for its whole time limit when nobody listens; a plain look at the port does not.
    const hasPort = lines.some((line) => /server:/i.test(line) && line.includes(`:${portOf(address)}`));
    if (hasPort && (await doesListen(portOf(address)))) answer = await whyNotServing(address, namespace);
    if (answer === '') return;
    await sleep(100);
  }
  throw new Error(`the server was not ready within ${withinSeconds} s: ${answer}`);
}

const portOf = (address: string): number => Number(address.slice(address.lastIndexOf(':') + 1));

/** The empty string once the server answers and knows our search attributes; otherwise what is missing. */
async function whyNotServing(address: string, namespace: string): Promise<string> {
  let connection: Connection | undefined;
  try {
    connection = await connectClient({ address });
    const { missing } = await findAttributeGaps(connection, namespace);
    return missing.length === 0 ? '' : `search attributes ${missing.join(', ')} are missing`;
  } catch (error) {
    return (error as Error).message;
  } finally {
    await connection?.close();
  }
}

async function stopGuarded(child: Guarded): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.stdin.end();
  await gone;
}

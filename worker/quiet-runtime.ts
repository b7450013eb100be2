import { DefaultLogger, makeTelemetryFilterString, Runtime, type LogEntry } from '@temporalio/worker';

/**
 * Sets up Temporal's native part for this process, before anything else touches it: its log goes to `note`, warnings and
 * errors only, and Ctrl-C is left to whoever started the worker, who ends things in order.
 */
export function installQuietRuntime(note: (line: string) => void): void {
  const logger = new DefaultLogger('WARN', (entry) =>
    note(`temporal: ${entry.level}: ${entry.message}${reasonOf(entry)}`),
  );
  // Left to itself, the native part writes to stdout, which is for the documents of `--json`.
  const logging = { filter: makeTelemetryFilterString({ core: 'WARN', other: 'ERROR' }), forward: {} };
  Runtime.install({ logger, shutdownSignals: [], telemetryOptions: { logging } });
}

function reasonOf({ meta }: LogEntry): string {
  const error: unknown = meta?.['error'];
  return error instanceof Error ? `: ${error.message}` : '';
}

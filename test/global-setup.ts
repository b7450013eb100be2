import type { TestProject } from 'vitest/node';
import { readSettings } from '../config/settings.ts';
import { findTemporal } from '../worker/temporal/find-binary.ts';
import { startTemporal } from '../worker/temporal/start-server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** `host:port` of the Temporal server of this test run, namespace `default`: `inject('temporalAddress')`. */
    temporalAddress: string;
  }
}

/** Starts one Temporal server for all test files that need one, and ends it after the last of them. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTemporal({ binary: await findTemporal(readSettings()), ui: false });
  project.provide('temporalAddress', server.address);
  return () => server.stop();
}

import type { TestProject } from 'vitest/node';
import { readSettings } from '../config/settings.ts';
import { reachTemporal } from '../worker/temporal/reach-temporal.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** `host:port` of the Temporal server of this test run, namespace `default`: `inject('temporalAddress')`. */
    temporalAddress: string;
  }
}

/**
 * Reaches one Temporal server for all test files that need one: TEMPORAL_ADDRESS, or a server of our own on any free
 * ports, which ends after the last of them.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const settings = readSettings();
  const temporalToRehearse = { ...settings.temporalToRehearse, namespace: 'default' };
  const server = await reachTemporal({ ...settings, temporalToRehearse }, { runs: 'forget', ui: false, ports: {} });
  project.provide('temporalAddress', server.access.address);
  return () => server.stop();
}

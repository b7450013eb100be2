import { join } from 'node:path';
import type { Settings } from '../../config/settings.ts';
import { findProgram, isProgram } from './find-program.ts';

/** Version of the `temporal` program that is built where none is found. */
export const TEMPORAL_VERSION = '1.8.2';

/** Path of a `temporal` program. */
export async function findTemporal(settings: Settings): Promise<string> {
  const cached = join(settings.cacheFolder, `temporal-${TEMPORAL_VERSION}`, 'temporal');
  if (settings.temporalCliPath) return settings.temporalCliPath;
  const onPath = await findProgram('temporal', settings.programFolders);
  if (onPath) return onPath;
  if (await isProgram(cached)) return cached;
  throw new Error(`no temporal program: not on PATH, not at ${cached}`);
}

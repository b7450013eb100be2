import { join } from 'node:path';
import type { Settings } from '../../config/settings.ts';
import { buildWay, TEMPORAL_VERSION } from './build-temporal.ts';
import { downloadWay, type Source } from './download.ts';
import { findOrGet, type Wanted } from './find-or-get.ts';
import { namedPlace, pathPlace } from './places.ts';
import type { OnProgress } from './progress.ts';

/** Where a `temporal` program is looked for, and how one is got where there is none. */
export const wantedTemporal = (settings: Settings, releases?: Source): Wanted => ({
  what: `Temporal ${TEMPORAL_VERSION}`,
  places: [namedPlace('TEMPORAL_CLI_PATH', settings.temporalCliPath), pathPlace('temporal', settings.programFolders)],
  kept: join(settings.cacheFolder, `temporal-${TEMPORAL_VERSION}`, 'temporal'),
  ways: [downloadWay(TEMPORAL_VERSION, releases), buildWay(settings.programFolders)],
});

/**
 * Path of a `temporal` program that can start development servers: TEMPORAL_CLI_PATH, PATH, our cache, the
 * publisher's release, a build by Go; in this order. The first time may take ten minutes.
 * @throws ProgramNotFoundError that says of each place and way why it gave nothing.
 */
export const findTemporal = (settings: Settings, onProgress: OnProgress = () => undefined): Promise<string> =>
  findOrGet(wantedTemporal(settings), onProgress);

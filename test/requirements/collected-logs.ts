import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openHostFiles } from '../../activities/ssh/host-files.ts';
import { readSecret } from '../../activities/ssh/read-secret.ts';
import { collectLogs, COLLECT_LIMITS, type Collection } from '../../cli/logs/collect-logs.ts';
import type { HostFiles } from '../../plan/platform/host-files.ts';
import type { IndexedFile, IndexedPlace, LogIndex } from '../../cli/logs/log-index.ts';
import type { Lab } from '../../lab/build-lab.ts';
import { loadClusterFile } from '../../platforms/callmanager4/cluster-file/load-cluster-file.ts';
import { LOGS } from '../../platforms/callmanager4/logs/logs.ts';
import { targetOf } from '../platforms/callmanager4/target-of.ts';

/** A folder that is gone when the test is over. */
export async function freshFolder(onEnd: (end: () => Promise<void>) => void): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'logs-test-'));
  onEnd(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export interface Collecting extends Partial<Collection> {
  readonly named?: readonly string[];
}

/** The files of a server of a lab, over the SSH of whoever reads them. */
export async function openFiles(lab: Lab, server: string): Promise<HostFiles> {
  const { cluster } = await loadClusterFile(lab.clusterFile);
  return openHostFiles(LOGS.routeTo(targetOf(cluster, server), []).endpoint, readSecret);
}

/** Collects the logs of a server of a lab over its SSH, as the command does, into a folder. */
export async function collected(lab: Lab, server: string, folder: string, more: Collecting = {}): Promise<LogIndex> {
  const { cluster } = await loadClusterFile(lab.clusterFile);
  const route = LOGS.routeTo(targetOf(cluster, server), more.named ?? []);
  const files = await openHostFiles(route.endpoint, readSecret);
  try {
    return await collectLogs({
      cluster: cluster.name,
      server,
      folder,
      files,
      places: route.places,
      logs: LOGS,
      limits: COLLECT_LIMITS,
      now: () => new Date(),
      progress: () => undefined,
      mayGoOn: () => Promise.resolve(),
      ...more,
    });
  } finally {
    files.close();
  }
}

/** What an index says of a folder of the server. */
export function placeIn({ places }: LogIndex, folder: string): IndexedPlace {
  const place = places.find((one) => one.folder === folder);
  if (!place) throw new Error(`${folder} is in no place of the index`);
  return place;
}

/** States of what is looked for in a folder, by what people call it. */
export const looksIn = (index: LogIndex, folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(placeIn(index, folder).looks.map(({ what, state }) => [what, state]));

/** What an index says of a file of the server. */
export function fileIn({ files }: LogIndex, path: string): IndexedFile {
  const file = files.find((one) => one.path === path);
  if (!file) throw new Error(`${path} is no file of the index`);
  return file;
}

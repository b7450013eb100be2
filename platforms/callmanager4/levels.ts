import type { Cluster } from './types/cluster.ts';

/** Levels that something must have reached: those of the documents, and those that the operator has looked up. */
export type LevelName =
  | 'operating system'
  | 'operating system from 3.3'
  | 'baseline image'
  | 'latest operating system'
  | 'latest SQL Server'
  | 'latest CallManager';

/** What S1 recommends before 4.1(2), and what S2 asks for before 4.2(1); of other releases no document here speaks. */
const OPERATING_SYSTEM: Readonly<Record<string, string>> = { '4.1(2)': '2000.2.6sr3', '4.2(1)': '2000.4.2sr2' };

/** Oldest operating system from which a server with CallManager 3.3 can be brought to the wanted one (VER-09). */
const OLDEST_WITH_3_3 = '2000.2.3';

const LEVELS: Readonly<Record<LevelName, (cluster: Cluster) => string | undefined>> = {
  'operating system': ({ to }) => (Object.hasOwn(OPERATING_SYSTEM, to) ? OPERATING_SYSTEM[to] : undefined),
  'operating system from 3.3': () => OLDEST_WITH_3_3,
  'baseline image': ({ baselineImage }) => baselineImage,
  'latest operating system': ({ latest }) => latest?.operatingSystem,
  'latest SQL Server': ({ latest }) => latest?.sqlServer,
  'latest CallManager': ({ latest }) => latest?.callManager,
};

/** The level of that name for a cluster; undefined where neither a document nor its file names one. */
export const levelOf = (name: LevelName, cluster: Cluster): string | undefined => LEVELS[name](cluster);

import type { Procedure } from '../platforms/callmanager4/types/procedure.ts';
import type { ClusterSpec, ServerSpec } from './cluster-spec.ts';

/**
 * How one server stands when the lab begins.
 *
 * - `blank`: its operating system, no SQL Server and no CallManager
 * - `installed`: as the installer leaves it: every CallManager service is there, and none is activated
 * - `working`: the services that the cluster file names are activated and run
 */
export interface Beginning {
  readonly state: 'blank' | 'installed' | 'working';
  /** Release of CallManager; null on a blank server and on one that only runs applications. */
  readonly release: string | null;
  /** Whether the third-party software that the cluster file names is installed. */
  readonly hasSoftware: boolean;
}

/** What is rehearsed, and which servers are still blank then. */
export interface Scene {
  readonly procedure: Procedure;
  /** Names of servers; absent: those that the procedure is for by its nature. */
  readonly blank?: readonly string[];
}

interface ProcedureBeginning {
  readonly release: 'from' | 'to';
  readonly state: 'installed' | 'working';
  /** Who is blank when nobody is named. */
  readonly blank: 'nobody' | 'every CallManager server' | 'the publisher' | 'somebody must be named';
  /** What stands on a blank machine beside its operating system. */
  readonly onBlank: 'the software of the cluster file' | 'nothing';
}

const PREPARED = 'the software of the cluster file';

/**
 * The cluster before each procedure. Servers of a new cluster were made ready with all that their file names; a machine
 * that takes a publisher's place comes as the operating system's discs leave it (S2, "Replacing the Publisher", step 1).
 */
const BEGINNINGS: Readonly<Record<Procedure, ProcedureBeginning>> = {
  upgrade: { release: 'from', state: 'working', blank: 'nobody', onBlank: PREPARED },
  install: { release: 'to', state: 'installed', blank: 'every CallManager server', onBlank: PREPARED },
  'add-subscriber': { release: 'to', state: 'working', blank: 'somebody must be named', onBlank: PREPARED },
  'replace-publisher': { release: 'to', state: 'working', blank: 'the publisher', onBlank: 'nothing' },
  'verify-subscriptions': { release: 'to', state: 'working', blank: 'nobody', onBlank: PREPARED },
  'post-install': { release: 'to', state: 'installed', blank: 'nobody', onBlank: PREPARED },
  'repair-names': { release: 'to', state: 'working', blank: 'nobody', onBlank: PREPARED },
};

/** Reads the name of a procedure. @throws RangeError when there is none of that name. */
export function parseProcedure(text: string): Procedure {
  if (Object.hasOwn(BEGINNINGS, text)) return text as Procedure;
  throw new RangeError(`"${text}" is no procedure; there are: ${Object.keys(BEGINNINGS).join(', ')}`);
}

/** Whether a server runs applications only, and never CallManager. */
export const isApplicationOnly = (server: ServerSpec): boolean => server.roles.every((role) => role === 'application');

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

function blankServers(spec: ClusterSpec, { procedure, blank }: Scene): readonly ServerSpec[] {
  const possible = spec.servers.filter((server) => !isApplicationOnly(server));
  const unknown = blank?.find((name) => !possible.some((server) => isSame(server.name, name)));
  if (unknown !== undefined) throw new RangeError(`${unknown} is no CallManager server of the cluster file`);
  if (blank) return possible.filter(({ name }) => blank.some((other) => isSame(name, other)));
  const { blank: rule } = BEGINNINGS[procedure];
  if (rule === 'somebody must be named') throw new RangeError(`${procedure}: which server is blank must be said`);
  if (rule === 'nobody') return [];
  return rule === 'the publisher' ? possible.filter(({ roles }) => roles.includes('publisher')) : possible;
}

/**
 * How every server of a cluster stands before a procedure, by its name.
 * @throws RangeError when a blank server is named that there is not, or none is named where one must be.
 */
export function beginningsOf(spec: ClusterSpec, scene: Scene): ReadonlyMap<string, Beginning> {
  const blank = blankServers(spec, scene);
  const { release, state, onBlank } = BEGINNINGS[scene.procedure];
  return new Map(
    spec.servers.map((server): [string, Beginning] => {
      if (isApplicationOnly(server)) return [server.name, { state: 'working', release: null, hasSoftware: true }];
      if (blank.includes(server))
        return [server.name, { state: 'blank', release: null, hasSoftware: onBlank === PREPARED }];
      return [server.name, { state, release: spec[release], hasSoftware: true }];
    }),
  );
}

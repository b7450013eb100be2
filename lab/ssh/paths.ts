import type { CommandHost } from './command.ts';

/** A path on a machine of the lab: its own drive, or another's over the network. */
const IN_NAMES_FOLDER = /^(?:\\\\([a-z0-9_-]+)\\c\$|c:)\\winnt\\system32\\drivers\\etc(?:\\(.+))?$/i;

interface NamesPath {
  /** Files of the folder; undefined where the machine does not show it. */
  readonly files: Map<string, string> | undefined;
  /** The machine whose folder it is; null on the station. */
  readonly server: string | null;
  /** Undefined: the folder itself. */
  readonly file: string | undefined;
}

function namesPath(path: string, { cluster, self }: CommandHost): NamesPath | undefined {
  const match = IN_NAMES_FOLDER.exec(path);
  if (!match) return undefined;
  const server = match[1] ?? self;
  const windows = server === null ? undefined : cluster.serverOnNetwork(server);
  return { files: windows?.facts.naming.files, server, file: match[2]?.toLowerCase() };
}

/** What stands in a file; undefined where there is none. */
export function contentAt(path: string, host: CommandHost): string | undefined {
  if (path.toLowerCase() === 'nul') return '';
  const names = namesPath(path, host);
  return names ? names.files?.get(names.file ?? '') : host.files.get(path.toLowerCase());
}

/** Whether there is a file, or a folder, of this path. */
export function pathExists(path: string, host: CommandHost): boolean {
  const names = namesPath(path, host);
  if (names?.file === undefined && names) return names.files !== undefined;
  return contentAt(path, host) !== undefined;
}

/** The server whose file it is; null for a file of the host itself that means nothing to the cluster. */
export const serverOfPath = (path: string, host: CommandHost): string | null => namesPath(path, host)?.server ?? null;

/** Writes a file; false where the machine does not show its folder. */
export function writeAt(path: string, content: string, host: CommandHost): boolean {
  const names = namesPath(path, host);
  if (!names) host.files.set(path.toLowerCase(), content);
  else if (names.files && names.file !== undefined) names.files.set(names.file, content);
  return names === undefined || names.files !== undefined;
}

/** Takes a file away. */
export function removeAt(path: string, host: CommandHost): void {
  const names = namesPath(path, host);
  if (names) names.files?.delete(names.file ?? '');
  else host.files.delete(path.toLowerCase());
}

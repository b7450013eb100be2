import type { CommandHost } from './command.ts';

/** A path on a machine of the lab: its own drive, or another's over the network. */
const IN_NAMES_FOLDER = /^(?:\\\\([a-z0-9_-]+)\\c\$|c:)\\winnt\\system32\\drivers\\etc(?:\\(.+))?$/i;

interface NamesPath {
  /** Files of the folder; undefined where the machine does not show it. */
  readonly files: ReadonlyMap<string, string> | undefined;
  /** Undefined: the folder itself. */
  readonly file: string | undefined;
}

function namesPath(path: string, { cluster, self }: CommandHost): NamesPath | undefined {
  const match = IN_NAMES_FOLDER.exec(path);
  if (!match) return undefined;
  const server = match[1] ?? self;
  const windows = server === null ? undefined : cluster.serverOnNetwork(server);
  return { files: windows?.facts.naming.files, file: match[2]?.toLowerCase() };
}

/** What stands in a file; undefined where there is none. */
export function contentAt(path: string, host: CommandHost): string | undefined {
  const names = namesPath(path, host);
  return names ? names.files?.get(names.file ?? '') : host.files.get(path.toLowerCase());
}

/** Whether there is a file, or a folder, of this path. */
export function pathExists(path: string, host: CommandHost): boolean {
  const names = namesPath(path, host);
  if (names?.file === undefined && names) return names.files !== undefined;
  return contentAt(path, host) !== undefined;
}

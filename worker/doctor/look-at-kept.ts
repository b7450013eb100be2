import { readdir, realpath, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { loadCodecKeys } from '../../config/codec-keys-file.ts';
import type { Settings } from '../../config/settings.ts';
import { loadSiteFile } from '../../config/site-file/load-site-file.ts';
import type { Seen } from './finding.ts';

/** What others on the machine may not do: neither read nor write secrets, not write what decides who may do what. */
type Guard = 'secret' | 'order';

const OPEN: Readonly<Record<Guard, number>> = { secret: 0o077, order: 0o022 };

/** A file or a folder that only those may touch who run the worker. */
export interface Kept {
  readonly path: string;
  readonly what: string;
  readonly guard: Guard;
}

/** What was found of all of them: how many there are, what is open, and of what nobody can say. */
interface Findings {
  readonly looked: number;
  readonly open: readonly string[];
  readonly unknown: readonly string[];
}

/** The sticky bit of a folder: others may make files in it, and replace none. */
const STICKY = 0o1000;

/** So many files of a folder of secrets are looked at. */
const MOST_FILES = 1_000;

/**
 * Who else on this machine may read secrets, or write what decides who approves: the profile, the file of codec keys and the
 * keys, the site file, and the folders that it names. Changes nothing and never throws.
 */
export async function lookAtKept(
  settings: Settings,
  siteFile: string | undefined,
  platform: NodeJS.Platform = process.platform,
): Promise<Seen> {
  if (platform === 'win32')
    return { state: 'unknown', seen: 'Windows shows no such permissions to this program; look at each with icacls' };
  const [named, unknown] = await keptBy(settings, siteFile);
  const all = await Promise.all(named.map(lookAtOne));
  return seenOf({
    looked: all.length,
    open: [...new Set(all.flatMap(({ open }) => open))],
    unknown: [...unknown, ...all.flatMap((one) => one.unknown)],
  });
}

function seenOf({ looked, open, unknown }: Findings): Seen {
  if (open.length > 0) return { state: 'missing', seen: [...open, ...unknown].join('; ') };
  if (unknown.length > 0) return { state: 'unknown', seen: unknown.join('; ') };
  return { state: 'found', seen: looked === 0 ? 'none is named' : `${looked} looked at: open to nobody else` };
}

/** What is named, and what cannot be said of it. */
async function keptBy(
  settings: Settings,
  siteFile: string | undefined,
): Promise<readonly [readonly Kept[], readonly string[]]> {
  const unknown: string[] = [];
  const ask = async (what: string, read: () => Promise<readonly Kept[]>): Promise<readonly Kept[]> => {
    try {
      return await read();
    } catch (error) {
      unknown.push(`what ${what} names is not known: ${(error as Error).message}`);
      return [];
    }
  };
  const { profileFile, codecKeysFile } = settings;
  const hasProfile = await stat(profileFile).catch(() => undefined);
  const kept = [
    ...(hasProfile ? [{ path: profileFile, what: 'profile', guard: 'secret' } as const] : []),
    ...(codecKeysFile === undefined ? [] : await ask('the file of codec keys', () => codecKept(settings, codecKeysFile))), // prettier-ignore
    ...(siteFile === undefined ? [] : [{ path: siteFile, what: 'site file', guard: 'order' } as const]),
    ...(siteFile === undefined ? [] : await ask('the site file', () => siteKept(siteFile))),
  ];
  return [kept, unknown];
}

async function codecKept({ temporal }: Settings, path: string): Promise<readonly Kept[]> {
  const keys = await loadCodecKeys(path, temporal.namespace);
  return [
    { path, what: 'file of codec keys', guard: 'order' },
    ...keys.flatMap(({ id, key }): readonly Kept[] =>
      'file' in key ? [{ path: key.file, what: `codec key ${id}`, guard: 'secret' }] : [],
    ),
  ];
}

async function siteKept(path: string): Promise<readonly Kept[]> {
  const { secrets, ledger, audit, sheets } = await loadSiteFile(path);
  const inFolders = await Promise.all(
    secrets.folders.map(async (folder): Promise<readonly Kept[]> => [
      { path: folder, what: 'folder of secrets', guard: 'order' },
      ...(await filesIn(folder)).map((file): Kept => ({ path: file, what: 'secret', guard: 'secret' })),
    ]),
  );
  return [
    ...inFolders.flat(),
    { path: ledger, what: 'ledger', guard: 'order' },
    ...(audit ? [{ path: audit.folder, what: 'record', guard: 'order' } as const] : []),
    ...(sheets ? [{ path: sheets.folder, what: 'sheets', guard: 'order' } as const] : []),
    ...(audit ? [{ path: audit.key, what: "worker's key", guard: 'secret' } as const] : []),
  ];
}

/** Files right in a folder, but public keys; a folder that is not there is told by the look at itself. */
async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => !entry.isDirectory() && !entry.name.endsWith('.pub'))
    .slice(0, MOST_FILES)
    .map(({ name }) => join(folder, name));
}

async function lookAtOne({ path, what, guard }: Kept): Promise<Findings> {
  try {
    const real = await realpath(path);
    const { mode, uid } = await stat(real);
    const open = [...openIn({ path, what, guard }, mode), ...ownedBy(path, what, uid), ...(await foldersAbove(real))];
    return { looked: 1, open, unknown: [] };
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
    return { looked: 1, open: [], unknown: [`${what} ${path} cannot be looked at (${why})`] };
  }
}

function openIn({ path, what, guard }: Kept, mode: number): readonly string[] {
  const bits = mode & OPEN[guard];
  if (bits === 0) return [];
  const who = [...((bits & 0o070) === 0 ? [] : ['its group']), ...((bits & 0o007) === 0 ? [] : ['everybody'])];
  const may = [...((bits & 0o044) === 0 ? [] : ['read']), ...((bits & 0o022) === 0 ? [] : ['write'])];
  const doing = may.length === 0 ? 'open' : may.join(' and ');
  const bare = guard === 'secret' ? 'go-rwx' : 'go-w';
  return [`${what} ${path}: ${who.join(' and ')} may ${doing} it; chmod ${bare} ${path}`];
}

/** Whoever owns a file may give permissions as they like. */
function ownedBy(path: string, what: string, owner: number): readonly string[] {
  const mine = process.getuid?.();
  if (owner === 0 || owner === mine) return [];
  return [`${what} ${path}: belongs to user ${owner}, neither to root nor to whoever asks; chown it`];
}

/** In a folder that others may write, a file can be replaced, whatever its own permissions. */
async function foldersAbove(path: string): Promise<readonly string[]> {
  const open: string[] = [];
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const { mode } = await stat(folder);
    if ((mode & 0o022) !== 0 && (mode & STICKY) === 0)
      open.push(`folder ${folder}: others may replace what lies in it; chmod go-w ${folder}`);
    if (folder === dirname(folder)) return open;
  }
}

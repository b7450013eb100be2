import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse, stringify } from 'yaml';
import { runSshKeygen } from '../../activities/signatures/run-ssh-keygen.ts';
import type { Person, PersonRole } from '../../plan/types/cluster.ts';

/** A site of its own for a rehearsal, with a key for everybody. */
export interface RehearsalSite {
  readonly siteFile: string;
  /** The lab's cluster file, which names the hosts and people of that site. */
  readonly clusterFile: string;
  /** Who starts the run: somebody else than who approves it, where there are two. */
  readonly requester: string;
  /** File of a person's key. */
  readonly keyOf: (name: string) => string;
  /** Folder of the record, and the public key of the worker that seals it. */
  readonly audit: { readonly folder: string; readonly workerKey: string };
  remove(): Promise<void>;
}

/** What people may do is what a group of that name may do. */
const GROUPS = [
  { name: 'engineers', may: ['engineer'] },
  { name: 'approvers', may: ['approver'] },
] as const satisfies readonly { readonly name: string; readonly may: readonly PersonRole[] }[];

/** An SSH server as a cluster file describes it that goes with no site. */
interface OwnHost {
  readonly host: string;
}

interface OwnFile {
  readonly site?: string;
  readonly station?: OwnHost;
  readonly servers: readonly { readonly name: string; readonly transport?: 'station' | { readonly direct: OwnHost } }[];
}

/**
 * Makes a site of what the lab's cluster file says of hosts and people, so that a rehearsal goes by signed approvals as a
 * real night does: keys are made by `ssh-keygen`, and each lies in a file of its own.
 * @param sheets folder for the sheet of the cluster, which outlives the rehearsal; undefined: none is kept
 */
export async function makeRehearsalSite(
  labFile: string,
  people: readonly Person[],
  sheets?: string,
): Promise<RehearsalSite> {
  const folder = await mkdtemp(join(tmpdir(), 'ccmctl-site-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    return { ...(await fillFolder(folder, labFile, people, sheets)), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function fillFolder(
  folder: string,
  labFile: string,
  people: readonly Person[],
  sheets: string | undefined,
): Promise<Omit<RehearsalSite, 'remove'>> {
  const own = parse(await readFile(labFile, 'utf8')) as OwnFile;
  const site = own.site ?? 'lab';
  const names = people.map(({ name }) => name);
  const keyOf = (name: string): string => join(folder, 'keys', fileNameOf(name, names.indexOf(name)));
  await mkdir(join(folder, 'keys'));
  const keys = await Promise.all(names.map((name) => makeKey(keyOf(name))));
  const files = { siteFile: join(folder, 'site.yaml'), clusterFile: join(folder, 'cluster.yaml') };
  const approver = people.find(({ roles }) => roles.includes('approver'))?.name ?? '';
  const requester = names.findLast((name) => name !== approver) ?? approver;
  const keyFile = join(folder, 'keys', 'worker');
  const audit = { folder: join(folder, 'audit'), workerKey: await makeKey(keyFile) };
  const { folders, variables } = secretsIn(own);
  const siteContent = {
    site,
    secrets: { folders: [...folders, dirname(keyFile)], variables },
    hosts: hostsOf(own),
    groups: GROUPS,
    people: people.map(({ name, roles, phone }, index) => ({
      ...{ name, groups: groupsOf(roles), keys: [keys[index]] },
      ...(phone === undefined ? {} : { phone }),
    })),
    policies: { approval: { notRequester: requester !== approver } },
    ledger: join(folder, 'ledger'),
    audit: { folder: audit.folder, key: { file: keyFile }, workers: [audit.workerKey] },
    ...(sheets === undefined ? {} : { sheets: { folder: sheets } }),
  };
  await writeFile(files.siteFile, stringify(siteContent));
  await writeFile(files.clusterFile, stringify(ofSite(own, site, people)));
  return { ...files, requester, keyOf, audit };
}

const groupsOf = (roles: readonly PersonRole[]): readonly string[] =>
  GROUPS.filter(({ may }) => may.some((role) => roles.includes(role))).map(({ name }) => name);

/** Names are in any language: the number tells them apart. */
const fileNameOf = (name: string, index: number): string =>
  `${index + 1}-${name.replace(/[^A-Za-z0-9]+/g, '-').toLowerCase()}`;

/** @returns the public half, as one line */
async function makeKey(file: string): Promise<string> {
  const made = await runSshKeygen(['-q', '-t', 'ed25519', '-N', '', '-C', 'rehearsal', '-f', file], '');
  if (!made.ok) throw new Error(`ssh-keygen made no key: ${made.stderr.trim()}`);
  return (await readFile(`${file}.pub`, 'utf8')).trim();
}

const directHostName = (server: string): string => `ssh-of-${server}`;

/** Every host of the file under a name. */
function hostsOf({ station, servers }: OwnFile): readonly object[] {
  const named = ({ host: address, ...rest }: OwnHost, name: string): object => ({ name, address, ...rest });
  return [
    ...(station ? [named(station, 'station')] : []),
    ...servers.flatMap(({ name, transport }) =>
      typeof transport === 'object' ? [named(transport.direct, directHostName(name))] : [],
    ),
  ];
}

/** The same cluster, with its hosts and people by their names. */
const ofSite = (own: OwnFile, site: string, people: readonly Person[]): object => ({
  ...own,
  site,
  ...(own.station ? { station: 'station' } : {}),
  servers: own.servers.map((server) =>
    typeof server.transport === 'object' ? { ...server, transport: { direct: directHostName(server.name) } } : server,
  ),
  people: people.map(({ name }) => name),
});

/** Wherever the file says that a secret lies. */
function secretsIn(own: unknown): { readonly folders: readonly string[]; readonly variables: readonly string[] } {
  const folders = new Set<string>();
  const variables = new Set<string>();
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { file, env } = value as { readonly file?: unknown; readonly env?: unknown };
    if (typeof file === 'string') folders.add(dirname(file));
    if (typeof env === 'string') variables.add(env);
    Object.values(value).forEach(walk);
  };
  walk(own);
  return { folders: [...folders], variables: [...variables] };
}

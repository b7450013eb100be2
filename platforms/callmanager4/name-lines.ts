import type { NameFile } from './windows/read-name-files.ts';

/** A server as the files that resolve names have it. */
export interface NamedNode {
  readonly name: string;
  readonly address: string;
  readonly dnsSuffix?: string;
}

/** What becomes of one line of such a file. */
export interface LineChange {
  readonly what: 'kept' | 'dropped' | 'added';
  readonly line: string;
}

const LOCALHOST = '127.0.0.1 localhost';

const ADDRESS = /^\d{1,3}(?:\.\d{1,3}){3}$/;

/** One line of a server: address, name and, in HOSTS, the name with its suffix (NAM-07); in LMHOSTS `#PRE` (NAM-08). */
export const lineOf = (file: NameFile, { name, address, dnsSuffix }: NamedNode): string =>
  (file === 'lmhosts' ? [address, name, '#PRE'] : [address, name, ...(dnsSuffix ? [`${name}.${dnsSuffix}`] : [])]).join(
    ' ',
  );

/** What a line says; undefined where it resolves no name: a comment, a blank, a keyword of LMHOSTS. */
interface Entry {
  readonly address: string;
  readonly names: readonly string[];
  /** Of LMHOSTS: the keywords behind the name, as they are written. */
  readonly rest: readonly string[];
  /** All its words that count, in small letters but for the keywords of LMHOSTS, which must be capitals. */
  readonly words: string;
}

function entryOf(file: NameFile, line: string): Entry | undefined {
  const text = file === 'hosts' ? line.replace(/#.*$/, '') : line;
  const [address = '', ...words] = text.split(/\s+/).filter((word) => word !== '');
  // A name in quotation marks is a special NetBIOS name of a domain, and none of a server.
  if (!ADDRESS.test(address) || words.length === 0 || words[0]?.startsWith('"')) return undefined;
  const names = (file === 'hosts' ? words : words.slice(0, 1)).map((word) => word.toLowerCase());
  const rest = file === 'hosts' ? [] : words.slice(1).filter((word) => /^#(?:PRE|DOM:)/i.test(word));
  return { address, names, rest, words: [address, ...names, ...rest].join(' ') };
}

const isNameOf = ({ name }: NamedNode, word: string): boolean =>
  word === name.toLowerCase() || word.startsWith(`${name.toLowerCase()}.`);

/** Whether a line says anything of one of these servers, rightly or not. */
export function speaksOf(file: NameFile, line: string, nodes: readonly NamedNode[]): boolean {
  const entry = entryOf(file, line);
  return entry !== undefined && nodes.some((node) => isOf(node, entry));
}

const isOf = (node: NamedNode, { address, names }: Entry): boolean =>
  address === node.address || names.some((name) => isNameOf(node, name));

/** Which addresses stand for the servers in a file: their own, and those that a name of one of them stands under. */
export function addressesOf(
  file: NameFile,
  lines: readonly string[],
  nodes: readonly NamedNode[],
): ReadonlySet<string> {
  const entries = lines.flatMap((line) => entryOf(file, line) ?? []);
  return new Set(entries.filter((entry) => nodes.some((node) => isOf(node, entry))).map(({ address }) => address));
}

/**
 * What a file has to become so that it has one line for each server, and nothing else of any. A file that is so stays as it
 * is. Of any other, all lines under an address that stands for a server go, which is what a command can do on the server
 * itself without reading the others; what comes is put at the end: what those lines said of other machines, and a line for
 * each server. All other lines stay.
 *
 * @param before null: there is no such file
 * @param wanted the servers that are to have a line: all, or none where the network resolves their names
 */
export function changesOf(
  file: NameFile,
  before: readonly string[] | null,
  nodes: readonly NamedNode[],
  wanted: readonly NamedNode[] = nodes,
): readonly LineChange[] {
  const lines = before ?? [];
  if (isRight(file, lines, nodes, wanted)) return lines.map((line) => ({ what: 'kept', line }));
  const addresses = addressesOf(file, lines, nodes);
  const changes = lines.map((line): LineChange => {
    const entry = entryOf(file, line);
    return { what: entry && addresses.has(entry.address) ? 'dropped' : 'kept', line };
  });
  const kept = changes.filter(({ what }) => what === 'kept').map(({ line }) => line);
  const others = changes.filter(({ what }) => what === 'dropped').flatMap(({ line }) => othersOf(file, line, nodes));
  const added = [...others, ...wanted.map((node) => lineOf(file, node))];
  const isLost = file === 'hosts' && ![...kept, ...others].some(isLocalhost);
  const all = isLost ? [LOCALHOST, ...added] : added;
  // A last line may lack its end: what is put behind it must not become a part of it.
  const gap = all.length > 0 && (kept.at(-1) ?? '') !== '' ? [''] : [];
  return [...changes, ...[...gap, ...all].map((line): LineChange => ({ what: 'added', line }))];
}

/** Whether every server that is wanted has one line that is right, and no other line speaks of any. */
function isRight(
  file: NameFile,
  lines: readonly string[],
  nodes: readonly NamedNode[],
  wanted: readonly NamedNode[],
): boolean {
  const words = (line: string): string => entryOf(file, line)?.words ?? '';
  const spoken = lines.filter((line) => speaksOf(file, line, nodes)).map(words);
  const right = wanted.map((node) => words(lineOf(file, node)));
  const isSame = spoken.toSorted().join('\n') === right.toSorted().join('\n');
  return isSame && (file === 'lmhosts' || lines.some(isLocalhost));
}

/** What a line says of machines that are none of the servers: of an address of a server, nothing is true but the server. */
function othersOf(file: NameFile, line: string, nodes: readonly NamedNode[]): readonly string[] {
  const entry = entryOf(file, line);
  if (!entry || nodes.some(({ address }) => address === entry.address)) return [];
  const others = entry.names.filter((name) => !nodes.some((node) => isNameOf(node, name)));
  return others.length > 0 ? [[entry.address, ...others, ...entry.rest].join(' ')] : [];
}

const isLocalhost = (line: string): boolean => entryOf('hosts', line)?.names.includes('localhost') ?? false;

/** The file as it is to be. */
export const linesAfter = (changes: readonly LineChange[]): readonly string[] =>
  changes.filter(({ what }) => what !== 'dropped').map(({ line }) => line);

/** Whether nothing has to change. */
export const isAsWanted = (changes: readonly LineChange[]): boolean => changes.every(({ what }) => what === 'kept');

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

const LOCALHOST = '127.0.0.1       localhost';

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
  /** All its words that count, in small letters but for the keywords of LMHOSTS, which must be capitals. */
  readonly words: string;
}

function entryOf(file: NameFile, line: string): Entry | undefined {
  const text = file === 'hosts' ? line.replace(/#.*$/, '') : line;
  const [address = '', ...words] = text.split(/\s+/).filter((word) => word !== '');
  // A name in quotation marks is a special NetBIOS name of a domain, and none of a server.
  if (!ADDRESS.test(address) || words.length === 0 || words[0]?.startsWith('"')) return undefined;
  const names = (file === 'hosts' ? words : words.slice(0, 1)).map((word) => word.toLowerCase());
  const rest = file === 'hosts' ? [] : words.slice(1, 2);
  return { address, names, words: [address, ...names, ...rest].join(' ') };
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

/**
 * What a file has to become so that it has one line for each server, and nothing else of any: a right line stays where and
 * as it is, a wrong one is replaced in its place, what is missing comes to the end in the order of the servers. All other
 * lines are kept, and of a line that names other machines beside a server what it says of those.
 *
 * @param before null: there is no such file
 */
export function changesOf(
  file: NameFile,
  before: readonly string[] | null,
  nodes: readonly NamedNode[],
): readonly LineChange[] {
  const left = new Set(nodes);
  const place = (node: NamedNode): readonly LineChange[] => {
    const isNew = left.delete(node);
    return isNew ? [{ what: 'added', line: lineOf(file, node) }] : [];
  };
  const changes = (before ?? []).flatMap((line): readonly LineChange[] => {
    const entry = entryOf(file, line);
    const node =
      entry && (nodes.find(({ address }) => address === entry.address) ?? nodes.find((one) => isOf(one, entry)));
    if (!entry || !node) return [{ what: 'kept', line }];
    if (left.has(node) && entry.words === entryOf(file, lineOf(file, node))?.words) {
      left.delete(node);
      return [{ what: 'kept', line }];
    }
    const others = entry.names.filter((name) => !nodes.some((one) => isNameOf(one, name)));
    const isElsewhere = entry.address !== node.address && others.length > 0;
    const instead = isElsewhere ? [added([entry.address, ...others].join(' '))] : place(node);
    return [{ what: 'dropped', line }, ...instead];
  });
  const isLost = file === 'hosts' && ![...changes].some(({ what, line }) => what !== 'dropped' && isLocalhost(line));
  return [...(isLost ? [added(LOCALHOST)] : []), ...changes, ...[...left].flatMap(place)];
}

const added = (line: string): LineChange => ({ what: 'added', line });

const isLocalhost = (line: string): boolean => entryOf('hosts', line)?.names.includes('localhost') ?? false;

/** The file as it is to be. */
export const linesAfter = (changes: readonly LineChange[]): readonly string[] =>
  changes.filter(({ what }) => what !== 'dropped').map(({ line }) => line);

/** Whether nothing has to change. */
export const isAsWanted = (changes: readonly LineChange[]): boolean => changes.every(({ what }) => what === 'kept');

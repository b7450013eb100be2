import { fingerprint } from '../../../plan/fingerprint.ts';
import { known, unknown, type Fact } from '../../../plan/fact.ts';
import { commandWord } from '../command-words.ts';
import { addressesOf, changesOf, isAsWanted, type LineChange } from '../name-lines.ts';
import { NAME_FILES, nameFilePath, type NameFile } from '../windows/read-name-files.ts';
import { defineAction } from './define-action.ts';

/** A file and what becomes of it. */
interface Change {
  readonly file: NameFile;
  readonly before: readonly string[] | null;
  readonly changes: readonly LineChange[];
  /** All lines under these go. */
  readonly addresses: readonly string[];
}

/** Characters of one line that the command processor of Windows 2000 takes, less what stands around a line of an act. */
const LONGEST_LINE = 1_800;

export const writeNameFiles = defineAction({
  name: 'write-name-files',
  tells:
    'Gives HOSTS and LMHOSTS the lines of the servers, or takes them out where the network resolves names; all other lines stay, and what was there is kept beside it (NAM-07, NAM-08).',
  byEye: [
    'Notepad on the server: HOSTS and LMHOSTS in %SystemRoot%\\system32\\drivers\\etc have the lines that are marked + and none of those that are marked -. A copy of what was there before lies beside each file.',
  ],
  atConsole:
    'Copy both files beside themselves; then Notepad: take out the lines that are marked -, and write those that are marked +, without the marks.',
  destructive: false,
  needs: ['nodes'],
  takes: ['namesBy'],
  sees: ['nameFiles'],
  resolve: ({ arguments: { nodes, namesBy } }, { nameFiles }) => {
    if (namesBy === undefined) return unknown('the cluster file does not say what resolves names');
    if (!nameFiles.known) return nameFiles;
    const wanted = namesBy === 'network' ? [] : nodes;
    const all = NAME_FILES.map((file): Change => {
      const before = nameFiles.value[file];
      const changes = changesOf(file, before, nodes, wanted);
      return { file, before, changes, addresses: [...addressesOf(file, before ?? [], nodes)] };
    });
    return tooMuch(all.filter(({ changes }) => !isAsWanted(changes)));
  },
  lines: ({ transport, server }, changes: readonly Change[]) =>
    changes.flatMap((change) => linesOf(nameFilePath(transport.kind === 'direct' ? '.' : server, change.file), change)),
  differs: (changes) => changes.flatMap(({ file, changes: lines }) => [`${file}:`, ...differenceOf(lines)]),
});

/** What goes and what comes; a line that only moves behind the rest is neither. */
function differenceOf(changes: readonly LineChange[]): readonly string[] {
  const of = (one: LineChange['what']) =>
    changes.filter(({ what, line }) => what === one && line !== '').map(({ line }) => line);
  const [dropped, added] = [of('dropped'), of('added')];
  const moved = dropped.filter((line) => added.includes(line));
  return [
    ...dropped.filter((line) => !moved.includes(line)).map((line) => `- ${line}`),
    ...added.filter((line) => !moved.includes(line)).map((line) => `+ ${line}`),
    ...(moved.length === 0 ? [] : [`  ${moved.length} ${moved.length === 1 ? 'line moves' : 'lines move'} to the end`]),
  ];
}

/** What a line under an address looks like; a line of another form, or a comment, is none. */
const under = (address: string): string =>
  `^[^0-9#A-Za-z]*${commandWord('address', address).replaceAll('.', '\\.')}[^0-9A-Za-z.]`;

/**
 * The server itself takes the lines out of what it has, so that all others stay as they are to the last sign. Each part of
 * that goes on only where the one before it has succeeded; what comes is put behind it.
 */
function linesOf(path: string, { before, changes, addresses }: Change): readonly string[] {
  const added = changes.filter(({ what }) => what === 'added').map(({ line }) => line);
  const keepsLines = changes.some(({ what }) => what === 'kept');
  return [
    ...(before === null ? [] : [takeOutLine(path, before, keepsLines ? addresses : 'all')]),
    ...added.map((line) => `>>${path} ${line === '' ? 'echo.' : `echo ${echoed(line)}`}`),
  ];
}

/** `findstr` fails where no line is left, so a file of which all goes is emptied in another way. */
function takeOutLine(path: string, before: readonly string[], addresses: readonly string[] | 'all'): string {
  // No copy takes the place of another one.
  const kept = `${path}.${fingerprint(before.join('\n'))}`;
  const copy = `copy /y ${path} ${kept}`;
  if (addresses === 'all') return `${copy} && type nul >${path}`;
  if (addresses.length === 0) return copy;
  const forms = addresses.map((address) => `/c:"${under(address)}"`).join(' ');
  return `${copy} && findstr /v /r ${forms} ${kept} >${path}.new && move /y ${path}.new ${path}`;
}

/** The one keyword that a line of ours has; `#` means nothing to the command processor. */
const PRELOADED = '#PRE';

const echoed = (line: string): string =>
  line
    .split(' ')
    .map((word) => (word === PRELOADED ? word : commandWord('word of a name file', word)))
    .join(' ');

/** Nothing is begun where the server would take other lines than those that are meant, or not the whole command. */
function tooMuch(changes: readonly Change[]): Fact<readonly Change[]> {
  for (const change of changes) {
    const { file, changes: lines, addresses } = change;
    const forms = addresses.map((address) => new RegExp(under(address)));
    const other = lines.find(
      ({ what, line }) => what !== 'added' && forms.some((form) => form.test(line)) !== (what === 'dropped'),
    );
    if (other) return unknown(`no command can tell this line of ${file} from others: ${other.line}; change it by hand`);
    if (linesOf('x'.repeat(80), change).some((line) => line.length > LONGEST_LINE))
      return unknown(`${addresses.length} addresses of ${file} are more than one command can hold; change it by hand`);
  }
  return known(changes);
}

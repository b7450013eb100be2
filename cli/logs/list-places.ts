import type { FileSeen, FolderSeen, HostFiles } from '../../plan/platform/host-files.ts';
import type { LogPlace } from '../../plan/platform/logs.ts';
import { oneLine } from '../../plan/show-text.ts';
import type { IndexedPlace } from './log-index.ts';

/** A file that is wanted, and where it lies. */
export interface WantedFile {
  readonly place: LogPlace;
  readonly seen: FileSeen;
}

/** What lies in the places of a server. */
export interface Listed {
  readonly places: readonly IndexedPlace[];
  readonly wanted: readonly WantedFile[];
}

/** Looks into every place, one after the other. */
export async function listPlaces(files: HostFiles, places: readonly LogPlace[]): Promise<Listed> {
  const listed: { place: IndexedPlace; wanted: readonly WantedFile[] }[] = [];
  let first: FolderSeen | undefined;
  for (const place of places) {
    // Where the first one is not to be seen, a folder that is said to be absent may as well be out of reach.
    const seen: FolderSeen = first && first.kind !== 'listed' ? NOT_REACHED : await files.list(place.remote);
    first ??= seen;
    listed.push(listedOf(place, seen, place === places[0]));
  }
  return { places: listed.map(({ place }) => place), wanted: listed.flatMap(({ wanted }) => wanted) };
}

const NOT_REACHED: FolderSeen = {
  kind: 'unreadable',
  why: 'the drive of the server cannot be read from there, so nothing is known of its folders',
};

function listedOf(
  place: LogPlace,
  seen: FolderSeen,
  isFirst: boolean,
): Omit<Listed, 'places'> & { place: IndexedPlace } {
  const { folder, looks } = place;
  if (seen.kind !== 'listed') {
    const state = seen.kind === 'absent' && !isFirst ? 'absent' : 'unreadable';
    const why = seen.kind === 'unreadable' ? oneLine(seen.why) : isFirst ? 'no such drive or share' : undefined;
    return {
      place: {
        folder,
        state,
        ...(why === undefined ? {} : { why }),
        looks: looks.map(({ what, source }) => ({ what, source: [...source], state, files: 0 })),
      },
      wanted: [],
    };
  }
  const logs = seen.entries.filter(({ kind }) => kind === 'file');
  const told = looks.map(({ what, source, matches }) => {
    const files = logs.filter(({ name }) => matches(name)).length;
    const state: IndexedPlace['state'] = files > 0 ? 'present' : seen.isCut ? 'unreadable' : 'absent';
    return { what, source: [...source], state, files };
  });
  return {
    place: {
      folder,
      state: 'present',
      ...(seen.isCut ? { why: `it has more than ${seen.entries.length} entries; the others were not looked at` } : {}),
      looks: told,
    },
    wanted: logs
      .filter(({ name }) => looks.some(({ matches }) => matches(name)))
      .map((file) => ({ place, seen: file })),
  };
}

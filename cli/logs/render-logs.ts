import { oneLine } from '../../plan/show-text.ts';
import type { Output } from '../output.ts';
import type { IndexedFile, LogIndex } from './log-index.ts';

/** Files that were tried and are not here as they lie on the server. */
export const notWhole = ({ files }: LogIndex): readonly IndexedFile[] =>
  files.filter(({ state }) => state !== 'whole' && state !== 'end only');

/** Places of which nobody knows whether logs lie there. */
export const notSeen = ({ places }: LogIndex): LogIndex['places'] =>
  places.filter(({ state }) => state === 'unreadable');

/** What was collected, for people: every place with what was there, and what was found in it. */
export function renderLogs(index: LogIndex, folder: string, colors: Output['colors']): string {
  const tone = { present: colors.green, absent: colors.yellow, unreadable: colors.red } as const;
  const found = index.files.flatMap(({ path, found }) =>
    (found?.messages ?? []).map((message) => ({ path, ...message })),
  );
  const errors = index.files.filter((file) => (file.found?.errorLines ?? 0) > 0);
  return [
    `logs of ${index.server}, cluster ${index.cluster}, in ${folder}`,
    ...index.places.flatMap(({ folder: place, state, why, looks }) => [
      `${tone[state](state)}  ${place}${why === undefined ? '' : `: ${oneLine(why)}`}`,
      ...(state === 'present'
        ? looks.map(
            (look) => `    ${look.what}: ${look.files === 0 ? look.state : look.files} (${look.source.join(', ')})`,
          )
        : []),
    ]),
    '',
    ...index.files.map(
      ({ file, state, bytes, from, why }) =>
        `${file}: ${bytes - from} bytes, ${state}${why === undefined ? '' : `: ${oneLine(why)}`}`,
    ),
    '',
    ...found.map(({ path, id, line }) => `message ${id} in ${oneLine(path)}: ${oneLine(line).slice(0, 200)}`),
    ...errors.map(({ path, found }) => `words of error in ${oneLine(path)}: ${found?.errorLines} lines`),
    ...(found.length + errors.length === 0 ? ['no message of the installer and no word of error was found'] : []),
    index.remark,
  ].join('\n');
}

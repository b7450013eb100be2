import { oneLine } from '../../plan/show-text.ts';
import { onOneLine } from '../render/on-one-line.ts';
import type { Output } from '../output.ts';
import type { IndexedFile, LogIndex } from './log-index.ts';

/** Files that were tried and are not here as they lie on the server. */
export const notWhole = ({ files }: LogIndex): readonly IndexedFile[] =>
  files.filter(({ state }) => state !== 'whole' && state !== 'end only');

/** Places of which nobody knows whether logs lie there. */
export const notSeen = ({ places }: LogIndex): LogIndex['places'] =>
  places.filter(({ state }) => state === 'unreadable');

/** What was collected, for people: every place with what was there, and what was found in it. */
export function renderLogs(raw: LogIndex, folder: string, colors: Output['colors']): string {
  const index = onOneLine(raw);
  const tone = { present: colors.green, absent: colors.yellow, unreadable: colors.red } as const;
  const found = index.files.flatMap(({ path, found }) =>
    (found?.messages ?? []).map((message) => ({ path, ...message })),
  );
  const errors = index.files.filter((file) => (file.found?.errorLines ?? 0) > 0);
  return [
    `logs of ${index.server}, cluster ${index.cluster}, in ${oneLine(folder)}`,
    ...index.places.flatMap(({ folder: place, state, why, looks }) => [
      `${tone[state](state)}  ${place}${why === undefined ? '' : `: ${why}`}`,
      ...(state === 'present'
        ? looks.map(
            (look) => `    ${look.what}: ${look.files === 0 ? look.state : look.files} (${look.source.join(', ')})`,
          )
        : []),
    ]),
    '',
    ...index.files.map(
      ({ file, state, bytes, from, why }) =>
        `${file}: ${bytes - from} bytes, ${state}${why === undefined ? '' : `: ${why}`}`,
    ),
    '',
    ...found.map(({ path, id, line }) => `message ${id} in ${path}: ${line.slice(0, 200)}`),
    ...errors.map(({ path, found }) => `words of error in ${path}: ${found?.errorLines} lines`),
    ...(found.length + errors.length === 0 ? ['no message of the installer and no word of error was found'] : []),
    index.remark,
  ].join('\n');
}

import type { Logs } from '../../../plan/platform/logs.ts';
import { commandWord } from '../command-words.ts';
import { findMessages } from '../messages/find-messages.ts';
import { endpointOf, type Target } from '../target.ts';
import { LOG_PLACES, placesOfNamed } from './log-places.ts';
import { namedLogs, whyNoPath } from './named-logs.ts';
import { standsStill } from './stands-still.ts';

/** Less sure than this, a line of a log is no message: logs are full of words that messages use too. */
const SURE = 0.75;

/** What CallManager knows of the logs of its servers (LOG-01 to LOG-11). */
export const LOGS: Logs = {
  routeTo: (target: Target, named) => ({
    endpoint: endpointOf(target),
    places: [...LOG_PLACES, ...placesOfNamed(named)].map((place) => ({
      ...place,
      remote: remoteOf(target, place.folder),
    })),
  }),
  whyNoPath,
  namedIn: namedLogs,
  standsStill,
  messageIn(line) {
    const [found] = findMessages(line);
    if (!found || found.score < SURE) return undefined;
    return { id: found.message.id, message: found.message.text, score: found.score };
  },
  remark:
    'Not every error in a log is grave: installers write down errors of parts that are not in use. No error line fails a ' +
    'server by itself, and a log without errors proves no success (LOG-09). What the installer shows in its windows is ' +
    'not in its log (MSG-01).',
};

/** From the station by the administrative share of the drive, from the server itself by the drive. */
function remoteOf({ server }: Target, folder: string): string {
  const [drive = 'C'] = folder;
  const below = folder.slice(3).replaceAll('\\', '/');
  if (server.transport.kind === 'direct') return `/${drive}:/${below}`;
  return `//${commandWord('server', server.name)}/${drive}$/${below}`;
}

import type { Client } from '@temporalio/client';
import type { Standing } from '../../plan/platform/logs.ts';
import type { AnyCluster } from '../../plan/types/cluster.ts';
import { CommandError } from '../command-error.ts';
import { EXIT } from '../exit-codes.ts';
import { PLATFORM } from '../platform.ts';
import { readJournal } from '../temporal/read-journal.ts';
import { readRun } from '../temporal/read-run.ts';
import type { RunView } from '../temporal/run-view.ts';

/** What a run says of itself, as far as it tells whether somebody works at an installer. */
export async function standingOf(client: Client, cluster: string): Promise<Standing> {
  const view = await readRun(client, cluster);
  if (!view.told) {
    throw new CommandError(EXIT.unknown, `nobody knows whether a server of ${cluster} is being installed now`, [
      ...view.notes,
      'logs are collected once a worker answers for the run (LOG-11)',
    ]);
  }
  const { entries, lost } = await readJournal(client, view);
  // Of a part of the story nobody can say that it is the end.
  return { run: endOf(view), servers: view.servers, prompts: view.prompts, journal: lost.length > 0 ? [] : entries };
}

function endOf({ state }: RunView): Standing['run'] {
  if (state === 'completed' || state === 'stopped') return 'ended';
  return UNDER_WAY.has(state) ? 'under way' : 'ended by force';
}

const UNDER_WAY: ReadonlySet<string> = new Set(['planning', 'awaiting approval', 'running', 'held', 'stopping']);

/**
 * Nothing is read from a server at whose installer somebody is, or may be (LOG-11).
 * @throws CommandError (refused) while it is being installed, (unknown) where nobody can say
 */
export function refuseWhileInstalling(standing: Standing, { name }: AnyCluster, server: string): void {
  const still = PLATFORM.logs.standsStill(standing, server);
  if (still.known && still.value) return;
  const advice = [
    'collecting must not disturb an installation (LOG-11); logs that somebody hands over may be read at any time',
    `once the installer has ended, or shows a message that was reported with \`ccmctl answer\`: ccmctl logs ${name} ${server} --out DIR`,
  ];
  if (still.known) throw new CommandError(EXIT.refused, `refused: ${server} is being installed now`, advice);
  throw new CommandError(
    EXIT.unknown,
    `refused: whether ${server} is being installed is not known: ${still.why}`,
    advice,
  );
}

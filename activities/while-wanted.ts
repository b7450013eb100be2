import { cancelled } from '@temporalio/activity';

/**
 * A look that nobody waits for any more: what it asked a server goes on there and changes nothing. A worker that ends has not to
 * wait for a server that is slow to answer, and the next worker looks again.
 * @throws CancelledFailure as soon as the activity is called off, or its worker has no more time for it
 */
export function whileWanted<Result>(look: () => Promise<Result>): Promise<Result> {
  const looking = look();
  looking.catch(() => undefined);
  return Promise.race([looking, cancelled()]);
}

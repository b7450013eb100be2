import type { LabEvents } from './events.ts';
import type { Replication } from './replication.ts';

/**
 * A publisher on a new machine knows no subscriber until its data is restored. The restoration is people's work that no
 * machine sees; what can be seen is the reboot after it (S2, "Replacing the Publisher"), and it brings the links back.
 */
export function linkAfterRestoration(
  publisher: string,
  subscribers: readonly string[],
  events: LabEvents,
  replication: Replication,
): void {
  let isAwaited = false;
  events.listen((event) => {
    if (!('server' in event) || event.server !== publisher) return;
    if (event.kind === 'installer' && event.phase === 'complete') isAwaited = true;
    if (!isAwaited || event.kind !== 'power' || event.state !== 'up') return;
    isAwaited = false;
    for (const subscriber of subscribers) replication.subscribe(subscriber);
  });
}

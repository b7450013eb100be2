import type { Happenings } from './happenings.ts';
import type { Replication } from './replication.ts';

/**
 * A publisher on a new machine knows no subscriber until its data is restored. The restoration is people's work that no
 * machine sees; what can be seen is the reboot after it (S2, "Replacing the Publisher"), and it brings the links back.
 */
export function linkAfterRestoration(
  publisher: string,
  subscribers: readonly string[],
  happenings: Happenings,
  replication: Replication,
): void {
  let isAwaited = false;
  happenings.listen((happening) => {
    if (!('server' in happening) || happening.server !== publisher) return;
    if (happening.kind === 'installer' && happening.phase === 'complete') isAwaited = true;
    if (!isAwaited || happening.kind !== 'power' || happening.state !== 'up') return;
    isAwaited = false;
    for (const subscriber of subscribers) replication.subscribe(subscriber);
  });
}

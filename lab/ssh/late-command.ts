import { WORKING } from '../installer-stages.ts';
import type { LabCluster } from '../lab-cluster.ts';

/**
 * A command on its way to a server gets there at the worst moment: as soon as the server's installer works. Both its
 * sending and its arriving are told as the fault that they are.
 */
export function arriveLate(cluster: LabCluster, server: string, arrive: () => void): void {
  let isUnderWay = true;
  const look = (): void => {
    const { stage } = cluster.server(server).installer;
    if (!isUnderWay || stage === null || !WORKING.includes(stage)) return;
    isUnderWay = false;
    cluster.events.tell({ kind: 'fault', server, fault: 'command-arrives-late' });
    arrive();
  };
  // An event is told in the midst of what happens: the look comes right after it.
  cluster.events.listen(() => void (isUnderWay && setImmediate(look)));
}

import type { LabCluster, LabServer } from './lab-cluster.ts';

const RELEASE = 'service release' as const;

/** Why nobody can install a service release at this machine now; null when it can be done. */
function hindrance({ windows, installer }: LabServer): string | null {
  if (windows.power !== 'up') return `${windows.name} is ${windows.power}`;
  if (!windows.session) return `nobody is logged on at ${windows.name}`;
  if (installer.stage !== null) return `the installer of CallManager works on ${windows.name}`;
  if (windows.facts.callManager === null) return `${windows.name} has no CallManager that a service release is for`;
  return null;
}

/**
 * Somebody at the console installs a service release by its readme: it works for a while and reboots the server at the
 * end by itself (S2, "Install the Service Release"). A machine that goes down meanwhile is without it.
 * @throws Error when the machine is down, nobody is logged on, or there is no CallManager.
 */
export function installServiceRelease(server: LabServer, { events, clock }: LabCluster): void {
  const { windows } = server;
  const why = hindrance(server);
  if (why !== null) throw new Error(why);
  const { boots } = windows.time;
  events.tell({ kind: 'application', server: windows.name, phase: 'begun', what: RELEASE });
  clock.after('serviceRelease', () => {
    if (windows.power !== 'up' || windows.time.boots !== boots) return;
    windows.facts.hasServiceRelease = true;
    events.tell({ kind: 'application', server: windows.name, phase: 'done', what: RELEASE });
    windows.reboot('installer', RELEASE);
  });
}

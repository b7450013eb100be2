import type { LabCluster, LabServer } from './lab-cluster.ts';
import type { LabService } from './windows-services.ts';

const AGENT: LabService = {
  name: 'CSAgent',
  displayName: 'Cisco Security Agent',
  startType: 'automatic',
  dependsOn: [],
  state: 'stopped',
  active: true,
};

/**
 * Somebody at the console installs Cisco Security Agent, whose service starts at once (S2, "Installing a Security Agent").
 * Where one is there already nothing changes. @throws Error when the machine is down or nobody is logged on.
 */
export function installSecurityAgent({ windows }: LabServer, { events }: LabCluster): void {
  if (windows.power !== 'up') throw new Error(`${windows.name} is ${windows.power}`);
  if (!windows.session) throw new Error(`nobody is logged on at ${windows.name}`);
  if (windows.services.find(AGENT.displayName)) return;
  windows.services.install([{ ...AGENT }]);
  windows.services.start(AGENT.name, 'installer');
  events.tell({ kind: 'application', server: windows.name, phase: 'done', what: 'security agent' });
}

import { HostPool } from '../../../activities/ssh/host-pool.ts';
import { createSite, type SiteLimits, type CallManagerSite } from '../../../platforms/callmanager4/site.ts';
import { PROBE_VERSION } from '../../../platforms/callmanager4/windows/probe.ts';
import type { Endpoint } from '../../../plan/types/endpoint.ts';
import type { Server } from '../../../platforms/callmanager4/types/cluster.ts';
import type { Target } from '../../../platforms/callmanager4/target.ts';
import {
  startScriptedHost,
  SCRIPTED_PASSWORD,
  type Reaction,
  type ScriptedHost,
} from '../../activities/ssh/scripted-host.ts';
import { printed, WHOLE_OUTPUT } from './windows/probe-output.ts';

export const AT = '2026-11-21T22:00:00.000Z';

/** A server of a cluster, reached through the station unless an endpoint of its own is given. */
export const serverOf = (name: string, endpoint?: Endpoint): Server => ({
  name,
  address: '10.1.1.1',
  roles: ['publisher'],
  model: 'MCS-7835H-2.4',
  services: [],
  software: [],
  coresident: false,
  devices: 0,
  applications: [],
  transport: endpoint ? { kind: 'direct', endpoint } : { kind: 'station' },
});

/** Output of a whole look at a node, with the nonce that was asked for. */
export const wholeLook = (command: string): string => {
  const [, , , node = '', nonce = ''] = command.split(' ');
  return printed(
    WHOLE_OUTPUT.map((line) => (line === 'computer.name=CM-PUB' ? `computer.name=${node}` : line)),
  ).replace('end=NONCE', `end=${nonce}`);
};

/** Output of a look at a node that WMI could not connect to. */
export const refusedLook = (command: string, error: string): string =>
  printed([`probe=${PROBE_VERSION}`, `error.connect=${error}`, `end=${command.split(' ')[4]}`]);

/** Runs a test against a station that answers as told, and a site over it. */
export async function withStation(
  react: (command: string) => Reaction,
  use: (parts: {
    readonly station: ScriptedHost;
    readonly site: CallManagerSite;
    readonly target: Target;
  }) => Promise<void>,
  limits: Partial<SiteLimits> = {},
): Promise<void> {
  const station = await startScriptedHost(react);
  const site = createSite({
    hosts: new HostPool(() => Promise.resolve(SCRIPTED_PASSWORD)),
    clock: () => new Date(AT),
    limits,
  });
  try {
    await use({ station, site, target: { server: serverOf('CM-PUB'), station: station.endpoint } });
  } finally {
    await site.close();
    await station.stop();
  }
}

import type { Fact } from '../../../plan/fact.ts';
import type { SupportSheet, SupportSituation } from '../../../plan/platform/support.ts';
import type { Cluster, Server } from '../types/cluster.ts';
import type { Observation } from '../types/observation.ts';

/** The service that telephones register with. */
const CALL_PROCESSING = 'Cisco CallManager';

/** As many of the devices of normal operation must be registered somewhere, or the business is badly hurt (ours). */
const MOST_OF_THE_DEVICES = 0.5;

export type Severity = Pick<SupportSheet, 'severity' | 'facts'>;

/** Cisco's own meaning of each, in a few words (SUP-01 to SUP-04). */
export const SEVERITIES: readonly string[] = [
  'Sev-1: the network is down, or the business is hurt critically. You and Cisco work on it around the clock.',
  'Sev-2: operation is severely degraded, or important business is hurt. Full time in business hours.',
  'Sev-3: operation is impaired, most of the business works. Business hours.',
  'Sev-4: a question or help with a product; little or no effect on the business.',
];

/**
 * Proposes a severity by what the servers show now (SUP-01 to SUP-04); a person decides. What is not known never makes it
 * less grave: only a service that is seen to run counts as running, and only devices that are counted as registered.
 */
export function proposeSeverity({ cluster, looks, run }: SupportSituation): Severity {
  if (looks === null) return { severity: null, facts: ['nobody has looked at the servers for this page'] };
  const servers = (cluster as Cluster).servers.filter(({ services }) => services.includes(CALL_PROCESSING));
  const seen = servers.map((server) => ({ server, look: lookAt(server, looks as readonly Observation[]) }));
  const running = seen.filter(({ look }) => runs(look) === true);
  const devices = devicesOf(seen);
  const facts = [
    ...(servers.length === 0 ? ['the cluster file names no server that runs Cisco CallManager'] : []),
    ...seen.map(({ server, look }) => `${server.name}: ${CALL_PROCESSING} ${sayRuns(look)}`),
    `${devices.registered} of ${devices.normal} devices are counted as registered`,
    ...devices.uncounted.map((name) => `${name}: how many devices are registered is not known, so none is counted`),
    ...troubles(run),
  ];
  if (running.length === 0) return { severity: 1, facts };
  if (devices.normal > 0 && devices.registered === 0) return { severity: 1, facts };
  if (running.length < servers.length) return { severity: 2, facts };
  if (devices.registered < devices.normal * MOST_OF_THE_DEVICES) return { severity: 2, facts };
  return { severity: devices.registered < devices.normal || troubles(run).length > 0 ? 3 : 4, facts };
}

const lookAt = ({ name }: Server, looks: readonly Observation[]): Observation | undefined =>
  looks.find(({ server }) => server === name);

/** Undefined: nobody knows. */
function runs(look: Observation | undefined): boolean | undefined {
  if (!look?.services.known) return undefined;
  return look.services.value.some(({ displayName, state }) => displayName === CALL_PROCESSING && state === 'running');
}

function sayRuns(look: Observation | undefined): string {
  const does = runs(look);
  if (does !== undefined) return does ? 'runs' : 'does not run';
  return `is not known to run (${look && !look.services.known ? look.services.why : 'it was not looked at'})`;
}

/** Devices may be registered anywhere, so they are counted for the cluster. */
function devicesOf(seen: readonly { readonly server: Server; readonly look: Observation | undefined }[]) {
  const counts = seen.map(({ server, look }) => ({ name: server.name, count: look?.registeredDevices }));
  const isKnown = (count: Fact<number> | undefined): count is Extract<Fact<number>, { known: true }> =>
    count?.known === true;
  return {
    normal: seen.reduce((sum, { server }) => sum + server.devices, 0),
    registered: counts.reduce((sum, { count }) => sum + (isKnown(count) ? count.value : 0), 0),
    uncounted: counts.filter(({ count }) => !isKnown(count)).map(({ name }) => name),
  };
}

/** What a run says of itself that is not as it should be. */
function troubles({ state, servers, openItems }: SupportSituation['run']): readonly string[] {
  return [
    ...(['completed', 'running', 'planning', 'awaiting approval'].includes(state) ? [] : [`the run is ${state}`]),
    ...servers.filter((server) => server.state === 'stopped').map(({ name }) => `the work at ${name} was stopped`),
    ...(openItems.length > 0 ? [`open items: ${openItems.length}`] : []),
  ];
}

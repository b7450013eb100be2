import { clockText } from '../../../plan/clock-text.ts';
import { isCallManagerServer, publisherOf } from '../order.ts';
import { tellConnector, tellDriveRule, tellModels, tellRecovery, tellSlots } from '../tell-hardware.ts';
import type { Procedure } from '../types/procedure.ts';
import { wayBackOf } from '../way-back.ts';
import { WORKSHEET_ROWS } from '../worksheet-fields.ts';
import type { RowContext } from './context.ts';

/** What a procedure is called in the middle of a sentence. */
const WORK: Readonly<Record<Procedure, string>> = {
  upgrade: 'upgrade',
  install: 'installation',
  'add-subscriber': 'installation',
  'replace-publisher': 'replacement of the publisher',
  'verify-subscriptions': 'verification of the subscriptions',
  'post-install': 'post-installation work',
  'repair-names': 'repair of the names',
};

const listed = (names: readonly string[] | undefined, otherwise: string): string => names?.join(', ') || otherwise;

const inHours = (seconds: number): string =>
  seconds % 3600 === 0 ? `${seconds / 3600} hours` : `${Math.ceil(seconds / 60)} minutes`;

const NOT_IN_FILE = 'none named in the cluster file';

/** What of the worksheet is nowhere written down: of an upgraded server the installer shows it, and nobody has to know it. */
const NOT_WRITTEN = 'what was given to the operating system (not in the cluster file)';

/** Each field of the worksheet by the name that rows have for it. */
function worksheetValues(): Readonly<Record<string, (context: RowContext) => string>> {
  return Object.fromEntries(
    WORKSHEET_ROWS.map(({ name, value }) => [
      name,
      ({ cluster, server }: RowContext): string => (server && value(cluster, server)) ?? NOT_WRITTEN,
    ]),
  );
}

/** What stands for each name in a text. */
const VALUES: Readonly<Record<string, (context: RowContext) => string>> = {
  ...worksheetValues(),
  cluster: ({ cluster }) => cluster.name,
  server: ({ server, cluster }) => server?.name ?? cluster.name,
  publisher: ({ cluster }) => publisherOf(cluster)?.name ?? 'the publisher',
  model: ({ server }) => server?.model ?? '',
  models: ({ cluster }) => tellModels(cluster.servers.filter(isCallManagerServer)),
  slots: ({ server }) => tellSlots(server?.model ?? ''),
  recovery: ({ server }) => tellRecovery(server?.model ?? ''),
  'drive-rule': ({ server }) => tellDriveRule(server?.model ?? ''),
  connector: ({ server }) => tellConnector(server?.model ?? ''),
  runs: ({ observation, cluster }) =>
    (observation?.callManager.known ? observation.callManager.value : null) ?? cluster.from,
  from: ({ cluster }) => cluster.from,
  to: ({ cluster }) => cluster.to,
  devices: ({ server }) => String(server?.devices ?? 0),
  backup: ({ server }) => server?.backup ?? 'no other server',
  applications: ({ server }) => listed(server?.applications, 'its applications'),
  services: ({ interfering }) => interfering.map((service) => service.displayName).join(', '),
  'set-aside': ({ setAside }) => setAside.join(', '),
  'own-services': ({ server }) => listed(server?.services, NOT_IN_FILE),
  new: ({ newServers }) => listed(newServers, 'the new server'),
  'given-order': ({ cluster }) => listed(cluster.order?.servers, NOT_IN_FILE),
  'given-by': ({ cluster }) => cluster.order?.by ?? '',
  'given-reason': ({ cluster }) => cluster.order?.reason ?? '',
  vnc: ({ cluster }) => cluster.vnc ?? '',
  gateways: ({ cluster }) => listed(cluster.h323?.gateways, NOT_IN_FILE),
  'cdr-software': ({ cluster }) =>
    listed(
      cluster.cdrSoftware?.map(({ name, vendor }) => `${name} (${vendor})`),
      'unknown',
    ),
  minutes: ({ minutes }) => String(minutes.own),
  oversubscribed: ({ cluster }) => inHours(cluster.durations.oversubscribedLimit.seconds),
  latest: (context) => {
    const { latestBegin } = wayBackOf(context);
    return latestBegin === undefined ? 'no known time' : clockText(latestBegin);
  },
  'way-back': (context) => wayBackOf(context).wayBack ?? 'none is known',
  call: ({ testCall }) => testCall?.name ?? '',
  how: ({ testCall }) => testCall?.how ?? '',
  work: ({ procedure }) => WORK[procedure],
};

/** Puts the names of a context into a text. */
export const fillText = (text: string, context: RowContext): string =>
  text.replace(/\{([\w-]+)\}/g, (whole, name: string) => VALUES[name]?.(context) ?? whole);

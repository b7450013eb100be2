import { isApplicationOnly } from '../beginnings.ts';
import { groupOf } from '../referee-observed.ts';
import { INSTALLING, isBegun, type Rule } from './rule.ts';

const oneRebootForOneStep: Rule = {
  rule: 'one reboot for one step',
  strength: 'must',
  judge: (event, observed) => {
    if (event.kind !== 'reboot' || event.cause !== 'command' || event.comment === '') return [];
    if (!observed.of(event.server).rebootComments.includes(event.comment)) return [];
    return [{ server: event.server, key: event.at, evidence: `rebooted again for "${event.comment}"` }];
  },
};

/** Its restarts: it has asked to go down. */
const RESTARTS: readonly string[] = ['first restart', 'final restart', 'restarting'];

const noRebootWhileInstalling: Rule = {
  rule: 'no reboot while the installer works, unless it asks',
  strength: 'must',
  judge: (event, observed, cluster) => {
    const isOrder = event.kind === 'reboot' && event.cause !== 'installer';
    const isPower = event.kind === 'power' && event.state === 'off' && event.cause === 'person';
    // A machine that hangs in its shutdown somebody has to switch off.
    if ((!isOrder && !isPower) || (isPower && observed.of(event.server).goingDown)) return [];
    const stage = cluster.server(event.server).installer.stage;
    return stage === null || RESTARTS.includes(stage)
      ? []
      : [
          {
            server: event.server,
            key: event.at,
            evidence: `${event.kind} by ${event.cause} in stage ${stage}`,
          },
        ];
  },
};

const noCancel: Rule = {
  rule: 'no Cancel after the installer has started',
  strength: 'must',
  judge: (event) =>
    event.kind === 'installer' && event.phase === 'cancelled'
      ? [{ server: event.server, evidence: 'Cancel was pressed: the machine must be imaged again' }]
      : [],
};

const nothingDisturbs: Rule = {
  rule: 'disturbing software and ways in are stopped and disabled before the installer starts',
  strength: 'must',
  judge: (event, _observed, cluster) => {
    if (!isBegun(event)) return [];
    const { windows } = cluster.server(event.server);
    const running = [
      ...cluster.interferingServices(windows),
      ...(windows.services.isRunning('TermService') ? ['Terminal Services'] : []),
    ];
    const list = [...new Set(running)].join(', ');
    return list === '' ? [] : [{ server: event.server, evidence: `running: ${list}` }];
  },
};

const rebootAfterDisabling: Rule = {
  rule: 'a reboot after disabling and stopping services, before the installer starts',
  strength: 'must',
  judge: (event, observed) =>
    isBegun(event) && observed.of(event.server).unsettled
      ? [{ server: event.server, evidence: 'services were stopped or disabled since the last boot' }]
      : [],
};

const notThroughTerminalServices: Rule = {
  rule: 'not through Terminal Services',
  strength: 'must',
  judge: (event) =>
    event.kind === 'log on' && event.via === 'terminal services'
      ? [{ server: event.server, evidence: `${event.user} logged on by Terminal Services` }]
      : [],
};

const serverKeepsItsKind: Rule = {
  rule: 'a server keeps its kind',
  strength: 'must',
  judge: (event, _observed, cluster) => {
    if (event.kind !== 'installer' || event.phase !== 'installing') return [];
    const { installer } = cluster.server(event.server);
    const isPublisher = event.server === cluster.publisherName;
    if (installer.isPublisher === isPublisher) return [];
    return [{ server: event.server, evidence: `installed as ${installer.isPublisher ? 'publisher' : 'subscriber'}` }];
  },
};

const usersNotified: Rule = {
  rule: 'users are notified before the first installer starts',
  strength: 'must',
  procedures: ['upgrade'],
  judge: (event, observed) =>
    isBegun(event) && !observed.usersNotified ? [{ key: 'users', evidence: 'nobody told the users' }] : [],
};

/** S2, "Install the Service Release": the version first on all servers, then what is put on top of it. */
const serviceReleaseLast: Rule = {
  rule: 'a service release waits until CallManager is on every server',
  strength: 'should',
  procedures: [...INSTALLING, 'post-install'],
  judge: (event, _observed, cluster) => {
    if (event.kind !== 'application' || event.phase !== 'begun') return [];
    if (groupOf(cluster.server(event.server)) === 'application') return [];
    const without = cluster.servers.find(
      ({ windows, spec }) => !isApplicationOnly(spec) && windows.facts.callManager === null,
    );
    return without ? [{ server: event.server, evidence: `${without.windows.name} has no CallManager yet` }] : [];
  },
};

/** Rules about reboots and about what the installer must be left to do alone. */
export const INSTALLER_RULES: readonly Rule[] = [
  oneRebootForOneStep,
  noRebootWhileInstalling,
  noCancel,
  nothingDisturbs,
  rebootAfterDisabling,
  notThroughTerminalServices,
  serverKeepsItsKind,
  usersNotified,
  serviceReleaseLast,
];

import { isApplicationOnly } from '../beginnings.ts';
import { groupOf } from '../referee-observed.ts';
import { INSTALLING, isBegun } from './rule.ts';
import type { Rule } from './rule.ts';

const oneRebootForOneStep: Rule = {
  rule: 'one reboot for one step',
  strength: 'must',
  judge: (happening, observed) => {
    if (happening.kind !== 'reboot' || happening.cause !== 'command' || happening.comment === '') return [];
    if (!observed.of(happening.server).rebootComments.includes(happening.comment)) return [];
    return [{ server: happening.server, key: happening.at, evidence: `rebooted again for "${happening.comment}"` }];
  },
};

const noRebootWhileInstalling: Rule = {
  rule: 'no reboot while the installer works, unless it asks',
  strength: 'must',
  judge: (happening, _observed, cluster) => {
    const isOrder = happening.kind === 'reboot' && happening.cause !== 'installer';
    const isPower = happening.kind === 'power' && happening.state === 'off' && happening.cause === 'person';
    if (!isOrder && !isPower) return [];
    const stage = cluster.server(happening.server).installer.stage;
    const asked = stage === null || stage === 'first restart' || stage === 'final restart' || stage === 'restarting';
    return asked
      ? []
      : [
          {
            server: happening.server,
            key: happening.at,
            evidence: `${happening.kind} by ${happening.cause} in stage ${stage}`,
          },
        ];
  },
};

const noCancel: Rule = {
  rule: 'no Cancel after the installer has started',
  strength: 'must',
  judge: (happening) =>
    happening.kind === 'installer' && happening.phase === 'cancelled'
      ? [{ server: happening.server, evidence: 'Cancel was pressed: the machine must be imaged again' }]
      : [],
};

const nothingDisturbs: Rule = {
  rule: 'disturbing software and ways in are stopped and disabled before the installer starts',
  strength: 'must',
  judge: (happening, _observed, cluster) => {
    if (!isBegun(happening)) return [];
    const { windows } = cluster.server(happening.server);
    const running = [
      ...cluster.interferingServices(windows),
      ...(windows.services.isRunning('TermService') ? ['Terminal Services'] : []),
    ];
    const list = [...new Set(running)].join(', ');
    return list === '' ? [] : [{ server: happening.server, evidence: `running: ${list}` }];
  },
};

const rebootAfterDisabling: Rule = {
  rule: 'a reboot after disabling and stopping services, before the installer starts',
  strength: 'must',
  judge: (happening, observed) =>
    isBegun(happening) && observed.of(happening.server).unsettled
      ? [{ server: happening.server, evidence: 'services were stopped or disabled since the last boot' }]
      : [],
};

const notThroughTerminalServices: Rule = {
  rule: 'not through Terminal Services',
  strength: 'must',
  judge: (happening) =>
    happening.kind === 'log on' && happening.via === 'terminal services'
      ? [{ server: happening.server, evidence: `${happening.user} logged on by Terminal Services` }]
      : [],
};

const serverKeepsItsKind: Rule = {
  rule: 'a server keeps its kind',
  strength: 'must',
  judge: (happening, _observed, cluster) => {
    if (happening.kind !== 'installer' || happening.phase !== 'installing') return [];
    const { installer } = cluster.server(happening.server);
    const isPublisher = happening.server === cluster.publisherName;
    if (installer.isPublisher === isPublisher) return [];
    return [
      { server: happening.server, evidence: `installed as ${installer.isPublisher ? 'publisher' : 'subscriber'}` },
    ];
  },
};

const usersNotified: Rule = {
  rule: 'users are notified before the first installer starts',
  strength: 'must',
  procedures: ['upgrade'],
  judge: (happening, observed) =>
    isBegun(happening) && !observed.usersNotified ? [{ key: 'users', evidence: 'nobody told the users' }] : [],
};

/** S2, "Install the Service Release": the version first on all servers, then what is put on top of it. */
const serviceReleaseLast: Rule = {
  rule: 'a service release waits until CallManager is on every server',
  strength: 'should',
  procedures: [...INSTALLING, 'post-install'],
  judge: (happening, _observed, cluster) => {
    if (happening.kind !== 'application' || happening.phase !== 'begun') return [];
    if (groupOf(cluster.server(happening.server)) === 'application') return [];
    const without = cluster.servers.find(
      ({ windows, spec }) => !isApplicationOnly(spec) && windows.facts.callManager === null,
    );
    return without ? [{ server: happening.server, evidence: `${without.windows.name} has no CallManager yet` }] : [];
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

import type { Recorded } from './happenings.ts';
import type { LabCluster } from './lab-cluster.ts';
import { WORKING } from './installer-stages.ts';
import { groupOf } from './referee-observed.ts';
import type { Observed } from './referee-observed.ts';
import type { Finding, Violation } from './referee.ts';
import { CALLMANAGER, CISCO_SERVICES } from './service-catalogue.ts';

interface Rule {
  readonly rule: string;
  readonly strength: Violation['strength'];
  readonly judge: (happening: Recorded, observed: Observed, cluster: LabCluster) => readonly Finding[];
}

/** Devices that a secondary may carry while it stands in for primaries (S1). */
const OVERSUBSCRIPTION_LIMIT = 5000;

const isBegun = (happening: Recorded): happening is Recorded & { kind: 'installer' } =>
  happening.kind === 'installer' && happening.phase === 'begun';

/** Work on a server that begins now: the installer, an application's upgrade, or a reboot. */
const beginsWork = (happening: Recorded): string | null =>
  isBegun(happening) || happening.kind === 'reboot' || (happening.kind === 'application' && happening.phase === 'begun')
    ? happening.server
    : null;

const isCisco = (service: string): boolean => CISCO_SERVICES.some(({ displayName }) => displayName === service);

/** Rules about the order of the work and about who is away at the same time. */
const ORDER_RULES: readonly Rule[] = [
  {
    rule: 'one server at a time',
    strength: 'must',
    judge: (happening, observed) => {
      const server = beginsWork(happening);
      if (!server) return [];
      return observed
        .outOfService()
        .filter((out) => out.server !== server)
        .map((out) => ({
          server,
          key: out.server,
          evidence: `${happening.kind} on ${server} while of ${out.server}: ${out.why}`,
        }));
    },
  },
  {
    rule: 'the publisher is upgraded and back before a subscriber begins',
    strength: 'must',
    judge: (happening, observed, cluster) => {
      if (!isBegun(happening) || happening.server === cluster.publisherName) return [];
      const publisher = cluster.server(cluster.publisherName).windows;
      if (observed.of(publisher.name).done && publisher.power === 'up') return [];
      return [
        {
          server: happening.server,
          evidence: `${publisher.name} is ${publisher.power} with release ${publisher.facts.callManager}`,
        },
      ];
    },
  },
  {
    rule: 'groups in order: publisher, TFTP, service-only, secondaries, primaries, applications',
    strength: 'must',
    judge: (happening, observed, cluster) => {
      const isApplication = happening.kind === 'application' && happening.phase === 'begun';
      if (!isBegun(happening) && !isApplication) return [];
      const waiting = observed.before(happening.server).filter(({ windows }) => !observed.of(windows.name).done);
      return waiting.map((other) => ({
        server: happening.server,
        evidence: `${groupOf(cluster.server(happening.server))} ${happening.server} begun before ${groupOf(other)} ${other.windows.name} was done`,
      }));
    },
  },
  {
    rule: 'a server is upgraded once',
    strength: 'must',
    judge: (happening, observed) =>
      isBegun(happening) && observed.of(happening.server).done
        ? [{ server: happening.server, evidence: 'the installer was begun again' }]
        : [],
  },
];

/** Rules about reboots and about what the installer must be left to do alone. */
const INSTALLER_RULES: readonly Rule[] = [
  {
    rule: 'one reboot for one step',
    strength: 'must',
    judge: (happening, observed) => {
      if (happening.kind !== 'reboot' || happening.cause !== 'command' || happening.comment === '') return [];
      if (!observed.of(happening.server).rebootComments.includes(happening.comment)) return [];
      return [{ server: happening.server, key: happening.at, evidence: `rebooted again for "${happening.comment}"` }];
    },
  },
  {
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
  },
  {
    rule: 'no Cancel after the installer has started',
    strength: 'must',
    judge: (happening) =>
      happening.kind === 'installer' && happening.phase === 'cancelled'
        ? [{ server: happening.server, evidence: 'Cancel was pressed: the machine must be imaged again' }]
        : [],
  },
  {
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
  },
  {
    rule: 'a reboot after disabling and stopping services, before the installer starts',
    strength: 'must',
    judge: (happening, observed) =>
      isBegun(happening) && observed.of(happening.server).unsettled
        ? [{ server: happening.server, evidence: 'services were stopped or disabled since the last boot' }]
        : [],
  },
  {
    rule: 'not through Terminal Services',
    strength: 'must',
    judge: (happening) =>
      happening.kind === 'log on' && happening.via === 'terminal services'
        ? [{ server: happening.server, evidence: `${happening.user} logged on by Terminal Services` }]
        : [],
  },
  {
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
  },
  {
    rule: 'users are notified before the first installer starts',
    strength: 'must',
    judge: (happening, observed) =>
      isBegun(happening) && !observed.usersNotified ? [{ key: 'users', evidence: 'nobody told the users' }] : [],
  },
];

/** Rules about discs, the frozen publisher, services and phones. */
const WORLD_RULES: readonly Rule[] = [
  {
    rule: 'a disc stays in the drive until the installer asks for another',
    strength: 'must',
    judge: (happening, _observed, cluster) => {
      if (happening.kind !== 'disc' || happening.from.kind !== 'drive') return [];
      const { server } = happening.from;
      const stage = cluster.server(server).installer.stage;
      const isWanted = stage !== null && ![`disc 1`, 'disc 2'].includes(stage);
      return isWanted
        ? [{ server, key: happening.at, evidence: `disc ${happening.disc} was taken out in stage ${stage}` }]
        : [];
    },
  },
  {
    rule: 'disc 1 is not used elsewhere until this server is finished',
    strength: 'must',
    judge: (happening, _observed, cluster) => {
      if (happening.kind !== 'disc' || happening.to.kind !== 'drive' || happening.disc === 3) return [];
      const { server } = happening.to;
      const other = cluster.servers.find(
        ({ windows, installer }) => windows.name !== server && installer.stage !== null,
      );
      return other
        ? [
            {
              server,
              evidence: `disc ${happening.disc} put in while ${other.windows.name} is in stage ${other.installer.stage}`,
            },
          ]
        : [];
    },
  },
  {
    rule: 'no change on the publisher while subscribers are upgraded',
    strength: 'must',
    judge: (happening, observed, cluster) => {
      const isChange =
        happening.kind === 'change' ||
        (happening.kind === 'command' && /^(?!osql)/i.test(happening.command)) ||
        (happening.kind === 'reboot' && happening.cause !== 'installer');
      if (!isChange || happening.server !== cluster.publisherName || !observed.subscribersUnderWay()) return [];
      const text = 'command' in happening ? happening.command : 'text' in happening ? happening.text : happening.kind;
      return [{ server: happening.server, key: happening.at, evidence: text }];
    },
  },
  {
    rule: 'disabled software starts again only when every server is finished',
    strength: 'must',
    judge: (happening, observed, cluster) => {
      if (happening.kind !== 'service' || happening.state !== 'starting') return [];
      if (happening.cause !== 'command' && happening.cause !== 'person') return [];
      const software = cluster.server(happening.server).spec.software ?? [];
      if (!software.some(({ services }) => services.includes(happening.service))) return [];
      const { done } = observed.of(happening.server);
      const waiting = cluster.servers.filter(({ windows }) => !observed.of(windows.name).done);
      if (!done || waiting.length === 0) return [];
      return [
        {
          server: happening.server,
          evidence: `${happening.service} started while ${waiting[0]?.windows.name} was not done`,
        },
      ];
    },
  },
  {
    rule: 'CallManager services are not started and stopped by Windows means',
    strength: 'must',
    judge: (happening) => {
      const isControl = happening.kind === 'service' && ['starting', 'stopping'].includes(happening.state);
      if (!isControl || happening.cause !== 'command' || !isCisco(happening.service)) return [];
      return [
        { server: happening.server, key: happening.at, evidence: `${happening.service} ${happening.state} by command` },
      ];
    },
  },
  {
    rule: 'devices always have a server to register with',
    strength: 'must',
    judge: (happening) =>
      happening.kind === 'phones' && happening.homeless > 0
        ? [{ server: happening.home, key: happening.at, evidence: `${happening.homeless} devices: ${happening.text}` }]
        : [],
  },
  {
    rule: 'at most 5,000 devices on an oversubscribed secondary',
    strength: 'should',
    judge: (happening, _observed, cluster) => {
      if (happening.kind !== 'service' || happening.service !== CALLMANAGER) return [];
      return cluster.servers
        .filter(({ windows }) => cluster.phones.registeredAt(windows.name) > OVERSUBSCRIPTION_LIMIT)
        .map(({ windows }) => ({
          server: windows.name,
          key: 'limit',
          evidence: `${cluster.phones.registeredAt(windows.name)} devices`,
        }));
    },
  },
  {
    rule: 'nothing is commanded on a server while its installer works',
    strength: 'must',
    judge: (happening, _observed, cluster) => {
      if (happening.kind !== 'command') return [];
      const { stage } = cluster.server(happening.server).installer;
      if (stage === null || !WORKING.includes(stage)) return [];
      return [{ server: happening.server, key: happening.at, evidence: `${happening.command} in stage ${stage}` }];
    },
  },
];

/** All rules that are watched while the work goes on. */
export const RULES: readonly Rule[] = [...ORDER_RULES, ...INSTALLER_RULES, ...WORLD_RULES];

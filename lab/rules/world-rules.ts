import type { LabCluster } from '../lab-cluster.ts';
import { WORKING } from '../installer-stages.ts';
import { CALLMANAGER, CISCO_SERVICES } from '../service-catalogue.ts';
import { groupOf } from '../referee-observed.ts';
import { beginsWork, type Rule } from './rule.ts';

/** Devices that a secondary may carry while it stands in for primaries (S1). */
const OVERSUBSCRIPTION_LIMIT = 5000;

const isCisco = (service: string): boolean => CISCO_SERVICES.some(({ displayName }) => displayName === service);

const discStays: Rule = {
  rule: 'a disc stays in the drive until the installer asks for another',
  strength: 'must',
  judge: (event, _observed, cluster) => {
    if (event.kind !== 'disc' || event.from.kind !== 'drive') return [];
    const { server } = event.from;
    const stage = cluster.server(server).installer.stage;
    const isWanted = stage !== null && ![`disc 1`, 'disc 2'].includes(stage);
    return isWanted ? [{ server, key: event.at, evidence: `disc ${event.disc} was taken out in stage ${stage}` }] : [];
  },
};

const discOneInOnePlace: Rule = {
  rule: 'disc 1 is not used elsewhere until this server is finished',
  strength: 'must',
  judge: (event, _observed, cluster) => {
    if (event.kind !== 'disc' || event.to.kind !== 'drive' || event.disc === 3) return [];
    const { server } = event.to;
    const other = cluster.servers.find(({ windows, installer }) => windows.name !== server && installer.stage !== null);
    return other
      ? [
          {
            server,
            evidence: `disc ${event.disc} put in while ${other.windows.name} is in stage ${other.installer.stage}`,
          },
        ]
      : [];
  },
};

const publisherFrozen: Rule = {
  rule: 'no change on the publisher while subscribers are upgraded',
  strength: 'must',
  judge: (event, observed, cluster) => {
    const isChange =
      event.kind === 'change' ||
      (event.kind === 'command' && /^(?!osql)/i.test(event.command)) ||
      (event.kind === 'reboot' && event.cause !== 'installer');
    if (!isChange || event.server !== cluster.publisherName || !observed.subscribersUnderWay()) return [];
    const text = 'command' in event ? event.command : 'text' in event ? event.text : event.kind;
    return [{ server: event.server, key: event.at, evidence: text }];
  },
};

const softwareWaitsForAll: Rule = {
  rule: 'disabled software starts again only when every server is finished',
  strength: 'must',
  judge: (event, observed, cluster) => {
    if (event.kind !== 'service' || event.state !== 'starting') return [];
    if (event.cause !== 'command' && event.cause !== 'person') return [];
    const software = cluster.server(event.server).spec.software ?? [];
    if (!software.some(({ services }) => services.includes(event.service))) return [];
    const { done } = observed.of(event.server);
    const waiting = cluster.servers.filter(({ windows }) => !observed.of(windows.name).done);
    if (!done || waiting.length === 0) return [];
    return [
      {
        server: event.server,
        evidence: `${event.service} started while ${waiting[0]?.windows.name} was not done`,
      },
    ];
  },
};

const noWindowsMeans: Rule = {
  rule: 'CallManager services are not started and stopped by Windows means',
  strength: 'must',
  judge: (event) => {
    const isControl = event.kind === 'service' && ['starting', 'stopping'].includes(event.state);
    if (!isControl || !isCisco(event.service)) return [];
    if (event.cause !== 'command' && event.cause !== 'person') return [];
    const by = event.cause === 'command' ? 'by command' : 'in the Services window';
    return [{ server: event.server, key: event.at, evidence: `${event.service} ${event.state} ${by}` }];
  },
};

/** Where the home or the backup is still being added, nobody can help it: S2 reboots all nodes before services are chosen. */
const isStillBeingAdded = (home: string, cluster: LabCluster): boolean => {
  const group = cluster.phones.groups().find((candidate) => candidate.home === home);
  return [home, group?.backup].some((name) => name && cluster.server(name).beginning.state === 'blank');
};

const devicesHaveAServer: Rule = {
  rule: 'devices always have a server to register with',
  strength: 'must',
  judge: (event, _observed, cluster) => {
    if (event.kind !== 'phones' || event.homeless === 0 || isStillBeingAdded(event.home, cluster)) return [];
    const evidence = `${event.homeless} devices: ${event.text}`;
    return [{ server: event.home, key: event.at, evidence }];
  },
};

const secondaryNotOverloaded: Rule = {
  rule: 'at most 5,000 devices on an oversubscribed secondary',
  strength: 'should',
  judge: (event, _observed, cluster) => {
    if (event.kind !== 'service' || event.service !== CALLMANAGER) return [];
    return cluster.servers
      .filter(({ windows }) => cluster.phones.registeredAt(windows.name) > OVERSUBSCRIPTION_LIMIT)
      .map(({ windows }) => ({
        server: windows.name,
        key: 'limit',
        evidence: `${cluster.phones.registeredAt(windows.name)} devices`,
      }));
  },
};

/** S1, "About Minimizing Call-Processing Interruptions": looked at before a server with devices is worked on at first. */
const devicesOnOneRelease: Rule = {
  rule: 'devices are registered with servers of one release',
  strength: 'should',
  procedures: ['upgrade'],
  judge: (event, observed, cluster) => {
    const server = beginsWork(event);
    if (server === null || observed.of(server).touched) return [];
    if (!['secondary', 'primary'].includes(groupOf(cluster.server(server)))) return [];
    const carrying = cluster.servers.filter(({ windows }) => cluster.phones.registeredAt(windows.name) > 0);
    if (new Set(carrying.map(({ windows }) => windows.facts.callManager)).size < 2) return [];
    const told = carrying.map(
      ({ windows: { name, facts } }) => `${cluster.phones.registeredAt(name)} on ${name} with ${facts.callManager}`,
    );
    return [{ server, key: 'split', evidence: told.join(', ') }];
  },
};

const nothingCommandedMeanwhile: Rule = {
  rule: 'nothing is commanded on a server while its installer works',
  strength: 'must',
  judge: (event, _observed, cluster) => {
    if (event.kind !== 'command') return [];
    const { stage } = cluster.server(event.server).installer;
    if (stage === null || !WORKING.includes(stage)) return [];
    return [{ server: event.server, key: event.at, evidence: `${event.command} in stage ${stage}` }];
  },
};

/** Rules about discs, the frozen publisher, services and phones. */
export const WORLD_RULES: readonly Rule[] = [
  discStays,
  discOneInOnePlace,
  publisherFrozen,
  softwareWaitsForAll,
  noWindowsMeans,
  devicesHaveAServer,
  secondaryNotOverloaded,
  devicesOnOneRelease,
  nothingCommandedMeanwhile,
];

import { groupOf } from '../referee-observed.ts';
import { DIRECTORY } from '../service-catalogue.ts';
import { INSTALLING, beginsWork, isBegun, type Rule } from './rule.ts';

const oneServerAtATime: Rule = {
  rule: 'one server at a time',
  strength: 'must',
  judge: (event, observed) => {
    const server = beginsWork(event);
    if (!server) return [];
    return observed
      .outOfService()
      .filter((out) => out.server !== server)
      .map((out) => ({
        server,
        key: out.server,
        evidence: `${event.kind} on ${server} while of ${out.server}: ${out.why}`,
      }));
  },
};

const publisherIsBack: Rule['judge'] = (event, observed, cluster) => {
  if (!isBegun(event) || event.server === cluster.publisherName) return [];
  const publisher = cluster.server(cluster.publisherName).windows;
  if (observed.of(publisher.name).done && publisher.power === 'up') return [];
  return [
    {
      server: event.server,
      evidence: `${publisher.name} is ${publisher.power} with release ${publisher.facts.callManager}`,
    },
  ];
};

const publisherFirst: Rule = {
  rule: 'the publisher is upgraded and back before a subscriber begins',
  strength: 'must',
  procedures: ['upgrade'],
  judge: publisherIsBack,
};

const publisherInstalledFirst: Rule = {
  rule: 'the publisher is installed and rebooted before a subscriber begins',
  strength: 'must',
  procedures: INSTALLING,
  judge: publisherIsBack,
};

const directoryAwaited: Rule = {
  rule: 'the directory of the publisher is served before a subscriber begins',
  strength: 'must',
  procedures: INSTALLING,
  judge: (event, _observed, cluster) => {
    if (!isBegun(event) || event.server === cluster.publisherName) return [];
    const directory = cluster.server(cluster.publisherName).windows.services.find(DIRECTORY);
    if (directory?.state === 'running') return [];
    return [{ server: event.server, evidence: `${DIRECTORY} is ${directory?.state ?? 'not there'}` }];
  },
};

const groupsInOrder: Rule = {
  rule: 'groups in order: publisher, TFTP, service-only, secondaries, primaries, applications',
  strength: 'must',
  procedures: ['upgrade'],
  judge: (event, observed, cluster) => {
    const isApplication = event.kind === 'application' && event.phase === 'begun';
    if (!isBegun(event) && !isApplication) return [];
    const waiting = observed.before(event.server).filter(({ windows }) => !observed.of(windows.name).done);
    return waiting.map((other) => ({
      server: event.server,
      evidence: `${groupOf(cluster.server(event.server))} ${event.server} begun before ${groupOf(other)} ${other.windows.name} was done`,
    }));
  },
};

const begunAgain: Rule['judge'] = (event, observed) =>
  isBegun(event) && observed.of(event.server).done
    ? [{ server: event.server, evidence: 'the installer was begun again' }]
    : [];

const upgradedOnce: Rule = {
  rule: 'a server is upgraded once',
  strength: 'must',
  procedures: ['upgrade'],
  judge: begunAgain,
};

/** In a verification or in the work after an installation nothing is installed at all. */
const installedOnce: Rule = {
  rule: 'a server that is installed is not installed again',
  strength: 'must',
  procedures: [...INSTALLING, 'verify-subscriptions', 'post-install'],
  judge: begunAgain,
};

/** Rules about the order of the work and about who is away at the same time. */
export const ORDER_RULES: readonly Rule[] = [
  oneServerAtATime,
  publisherFirst,
  publisherInstalledFirst,
  directoryAwaited,
  groupsInOrder,
  upgradedOnce,
  installedOnce,
];

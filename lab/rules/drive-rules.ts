import type { LabCluster } from '../lab-cluster.ts';
import type { Rule } from './rule.ts';

const drivesOf = (server: string, cluster: LabCluster) => cluster.server(server).windows.drives;

const pulledWhileOff: Rule = {
  rule: 'a drive is pulled from a server that is off',
  strength: 'must',
  judge: (event, _observed, cluster) => {
    if (event.kind !== 'drive' || event.what !== 'pulled') return [];
    const { power } = cluster.server(event.server).windows;
    return power === 'off'
      ? []
      : [{ server: event.server, evidence: `slot ${event.slot} was emptied while ${event.server} was ${power}` }];
  },
};

const rightSlots: Rule = {
  rule: 'the drive of slot 0 is pulled, of an MCS-7845 those of slots 0 and 2, and of forbidden models none',
  strength: 'must',
  judge: (event, _observed, cluster) => {
    if (event.kind !== 'drive' || event.what !== 'pulled') return [];
    const { toPull } = drivesOf(event.server, cluster).machine;
    if (toPull.includes(event.slot)) return [];
    const wanted = toPull.length === 0 ? 'none' : `only ${toPull.join(' and ')}`;
    return [
      { server: event.server, evidence: `slot ${event.slot} of ${event.server} was emptied, and ${wanted} may be` },
    ];
  },
};

const allOfThem: Rule = {
  rule: 'a server without drives is switched on when all of its drives are out that belong out',
  strength: 'must',
  judge: (event, _observed, cluster) => {
    if (event.kind !== 'power' || event.state !== 'booting') return [];
    const { out, machine } = drivesOf(event.server, cluster);
    const left = machine.toPull.filter((slot) => !out.includes(slot));
    return out.length > 0 && left.length > 0
      ? [
          {
            server: event.server,
            evidence: `switched on with slot ${out.join(', ')} empty and slot ${left.join(', ')} not`,
          },
        ]
      : [];
  },
};

const rightKey: Rule = {
  rule: "a server that misses a drive is led on by its model's own key",
  strength: 'must',
  judge: (event) =>
    event.kind === 'key' && !event.isRight
      ? [{ server: event.server, key: event.at, evidence: `${event.key} was pressed, and it switched itself off` }]
      : [],
};

/** Rules about the way with fewer drives in. */
export const DRIVE_RULES: readonly Rule[] = [pulledWhileOff, rightSlots, allOfThem, rightKey];

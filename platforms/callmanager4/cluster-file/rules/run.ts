import { DURATIONS } from '../../durations.ts';
import type { DurationName } from '../../types/cluster.ts';
import { noLength } from '../../../../config/schema/instant.ts';
import { durationText, secondsOf } from '../../../../config/schema/duration.ts';
import type { FileView, Rule } from './view.ts';

export const stationIsThere: Rule = {
  sentence: 'Where a server is reached through the station, the file describes one.',
  check: ({ servers, hasStation }) => {
    const first = servers.findIndex(({ transport }) => transport === 'station');
    if (hasStation || first < 0) return [];
    return [
      {
        path: ['station'],
        message: `is missing, and servers[${first}] is reached through it; describe the station, or give each server transport: {direct: ...}`,
      },
    ];
  },
};

export const endpointsHaveSecrets: Rule = {
  sentence: 'Every SSH server has a key or a password to log on with.',
  check: ({ endpoints }) =>
    endpoints
      .filter(({ hasSecret }) => !hasSecret)
      .map(({ path }) => ({ path, message: 'has neither key nor password; say where one of them lies' })),
};

/** Where the lab's SSH servers listen: whatever has such an address is on the machine of the worker itself. */
const THIS_MACHINE = /^(localhost|127(\.\d{1,3}){3}|::1)$/i;

export const rehearsalIsOnThisMachine: Rule = {
  sentence:
    'A file with `rehearsal: true` reaches nothing beyond this machine, so that no real night is marked as a rehearsal.',
  check: ({ isRehearsal, endpoints }) =>
    endpoints
      .filter(({ host }) => isRehearsal && host !== undefined && !THIS_MACHINE.test(host))
      .map(({ path }) => ({
        path: [...path, 'host'],
        message:
          'is not on this machine, and the file says rehearsal: true; take that line away where the servers are real',
      })),
};

export const peopleCanDecide: Rule = {
  sentence: 'At least one person may approve, and at least one may answer prompts.',
  check: ({ people }) => {
    // Somebody whose roles cannot be read may be the one.
    if (people.length === 0 || people.some(({ roles }) => roles === undefined)) return [];
    const duties = [
      ['approver', 'approve a plan'],
      ['engineer', 'answer prompts'],
    ] as const;
    return duties
      .filter(([role]) => !people.some(({ roles }) => roles?.includes(role)))
      .map(([role, duty]) => ({
        path: ['people'],
        message: `has nobody who may ${duty}; give somebody the role ${role}`,
      }));
  },
};

export const windowHasLength: Rule = {
  sentence: 'The window begins before it ends.',
  check: ({ window }) => (window ? noLength(['window'], 'window', window) : []),
};

export const shortestNotAboveLongest: Rule = {
  sentence: 'The shortest time for a server (`installLow`) is not above the longest (`installHigh`).',
  check: (view) => {
    if (view.durations === undefined) return [];
    const low = secondsFor(view, 'installLow');
    const high = secondsFor(view, 'installHigh');
    if (low <= high) return [];
    // Shown at the one that the file sets, since the other may be a default.
    const name: DurationName = view.durations.installLow === undefined ? 'installHigh' : 'installLow';
    const message = `installLow (${durationText(low)}) is above installHigh (${durationText(high)}); set both`;
    return [{ path: ['durations', name], message }];
  },
};

function secondsFor({ durations }: FileView, name: DurationName): number {
  const text = durations?.[name];
  return (text === undefined ? undefined : secondsOf(text)) ?? DURATIONS[name].seconds;
}

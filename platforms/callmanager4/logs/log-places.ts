import type { LogLook, LogPlace } from '../../../plan/platform/logs.ts';
import type { RequirementId } from '../types/requirement.ts';

/** A folder of a server, and what is looked for in it. */
export type Place = Omit<LogPlace, 'remote'>;

const COMMON = 'C:\\Program Files\\Common Files\\Cisco';

const look = (what: string, source: readonly RequirementId[]): LogLook => ({
  what,
  matches: (name) => patternOf(what).test(name),
  source,
});

/** `*` stands for anything; case does not matter to Windows. */
const patternOf = (what: string): RegExp =>
  new RegExp(`^${what.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`, 'isu');

/** The installer's own logs, in both spellings of their folder. */
const OF_THE_INSTALLER: readonly LogLook[] = [
  look('ccminst*.log', ['LOG-01', 'LOG-04']),
  look('CCMUIInst.log', ['LOG-05', 'LOG-04']),
  look('CCMInstUI.log', ['LOG-05', 'LOG-04']),
  look('*', ['LOG-02', 'LOG-04']),
];

/**
 * Every place that the documents name, each in every spelling. The root of the drive comes first: it is there on every
 * server, so whoever does not see it sees nothing.
 */
export const LOG_PLACES: readonly Place[] = [
  { key: 'c', folder: 'C:\\', looks: [look('*.log', ['LOG-03']), look('*.txt', ['LOG-03'])] },
  { key: 'cisco-logs', folder: `${COMMON}\\Logs`, looks: OF_THE_INSTALLER },
  { key: 'cisco-log', folder: `${COMMON}\\Log`, looks: OF_THE_INSTALLER },
  { key: 'cisco-directory', folder: `${COMMON}\\Directory`, looks: [look('IntegratedSetup.trc', ['LOG-06'])] },
  {
    key: 'dcdsrvr-log',
    folder: 'C:\\dcdsrvr\\log',
    looks: [look('DirInstallValidation.log', ['LOG-07']), look('*', ['LOG-03'])],
  },
  { key: 'dcdsivr-log', folder: 'C:\\Dcdsivr\\log', looks: [look('*', ['LOG-03'])] },
];

/** The places of logs that somebody has named by their paths (LOG-08, MSG-03). */
export const placesOfNamed = (paths: readonly string[]): readonly Place[] =>
  paths.map((path, index) => {
    const end = path.lastIndexOf('\\');
    const name = path.slice(end + 1).toLowerCase();
    return {
      key: `named-${index + 1}`,
      folder: end === 2 ? path.slice(0, 3) : path.slice(0, end),
      looks: [{ what: path.slice(end + 1), matches: (other) => other.toLowerCase() === name, source: ['LOG-08'] }],
    };
  });

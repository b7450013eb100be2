import { ClusterFileError } from '../../../config/problem.ts';
import { checkSite } from '../../../config/site-file/check-site.ts';
import { siteOf } from '../../../config/site-file/site-of.ts';
import { placeText } from '../../../config/problem.ts';
import type { SiteInForce } from '../../../plan/types/site-rules.ts';
import type { JsonObject } from '../../platforms/callmanager4/cluster-file/cluster-content.ts';

/** Public keys as ssh-keygen prints them; nobody has what belongs to them. */
export const KEYS = [
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEUfkYf20hCongaqGFuP6+Z4wyVN6yHeuqn32z07yXst kim@example.net',
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIZd2fDSuwNLxBE5Uc/tEtebUsIRZrDBquNtInI+0YnD ada@example.net',
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILH+wYIPzDM4jlmZ/TqJjnLmOLrDY7Sez6CUzIz2WoVG pat@example.net',
] as const;

export const HOST_KEY = `SHA256:${'Ab3+/'.repeat(8)}xyz`;

type Content = JsonObject & { hosts: JsonObject[]; groups: JsonObject[]; people: JsonObject[] };

/** The content of a small good site file, new for each caller: a station behind another host, and two people. */
export const smallSite = (): Content => ({
  site: 'bln',
  secrets: { folders: ['/keys'], variables: ['CCM_PASSWORD'] },
  hosts: [
    { name: 'jump', address: 'jump.example.net', user: 'ops', agent: true, hostKey: HOST_KEY },
    {
      name: 'station',
      address: '10.1.1.5',
      user: 'ops',
      key: { file: '/keys/station' },
      hostKey: HOST_KEY,
      via: 'jump',
    },
  ],
  groups: [
    { name: 'crew', may: ['engineer'] },
    { name: 'board', may: ['approver'] },
  ],
  people: [
    { name: 'Kim', groups: ['crew'], keys: [KEYS[0]] },
    { name: 'Ada', groups: ['board', 'crew'], keys: [KEYS[1]] },
  ],
  ledger: '/var/lib/ledger',
});

/** What is wrong with some content, as lines; empty for good content. */
export function siteProblems(content: unknown): readonly string[] {
  const checked = checkSite(content);
  return checked.good ? [] : checked.problems.map((problem) => `${placeText(problem)}: ${problem.message}`);
}

/** The site that good content describes. */
export function siteFrom(content: unknown = smallSite()): SiteInForce {
  const checked = checkSite(content);
  if (!checked.good) throw new ClusterFileError(siteProblems(content));
  return siteOf(checked.file);
}

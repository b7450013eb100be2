import { known, unknown, type Fact } from '../../../plan/fact.ts';
import { compareOsVersions } from '../os-version.ts';
import type { Observation } from '../types/observation.ts';
import { defineCheck } from './define-check.ts';
import { judgeEach, judgeFact, notKnown } from './findings.ts';
import { judgeLevel } from './judge-level.ts';

export const operatingSystemLevel = defineCheck({
  name: 'operating-system-level',
  tells:
    'The operating system has reached a level by its upgrades or its service release, and never by its image (VER-05, VER-08, VER-09, VER-11, VER-16).',
  needs: ['level'],
  judge: (check, seen) => {
    const { level } = check.arguments;
    return judgeEach(check, seen, `operating system ${level} or later`, (look) => {
      const reached = levelOf(look, level);
      return judgeFact(reached, 'the level of its operating system', (value) =>
        value === null
          ? notKnown('neither an upgrade nor a service release is written down, and the image tells no level')
          : judgeLevel('operating system', value, level, compareOsVersions),
      );
    });
  },
});

/** The later of what upgrades and service releases have written down; where one of them cannot be read, only enough is known. */
function levelOf({ osVersion, osServiceRelease }: Observation, wanted: string): Fact<string | null> {
  const facts = [osVersion, osServiceRelease];
  const values = facts.flatMap((fact) => (fact.known && fact.value !== null ? [fact.value] : []));
  const newest = values.toSorted((one, other) => compareOsVersions(one, other) ?? 0).at(-1) ?? null;
  const isEnough = newest !== null && (compareOsVersions(newest, wanted) ?? -1) >= 0;
  const unread = facts.find((fact) => !fact.known);
  return unread && !isEnough ? unknown(unread.known ? '' : unread.why) : known(newest);
}

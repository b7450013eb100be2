import type { Procedure } from '../types/procedure.ts';
import type { Problem } from '../../../plan/types/plan.ts';
import { findCapacityProblems } from './capacity.ts';
import { findPulledDrives } from './drives.ts';
import {
  findForeignReleases,
  findOldPublisher,
  findReleasesOfTheOthers,
  findUnreadableRelease,
} from './installed-releases.ts';
import { findLayoutProblems } from './layout.ts';
import { findUnchosenNames } from './names.ts';
import {
  findNamedInVain,
  findNewSubscriberProblems,
  findNothingToVerify,
  findReplacedServerProblems,
} from './named-servers.ts';
import { findObservationProblems, findOtherMachines, findUnseenSubscribers } from './observations.ts';
import { findWhatOneServerLeavesOut } from './one-server.ts';
import { type Material, type ProblemFinder, warn } from './problem-finder.ts';
import { findPathProblems, findSeenReleaseProblems, findUnwritten } from './release.ts';
import { findServersWithoutServices } from './services-wanted.ts';
import { findSoftwareProblems, findUnseenServices } from './software.ts';
import { findStandingProblems } from './standing.ts';
import { findTimeProblems } from './times.ts';
import { findOpenWorksheets } from './worksheet.ts';

/** What can be wrong before each procedure. */
const FINDERS: Readonly<Record<Procedure, readonly ProblemFinder[]>> = {
  upgrade: [
    findUnwritten,
    findLayoutProblems,
    findPathProblems,
    findObservationProblems,
    findSeenReleaseProblems,
    findStandingProblems,
    findPulledDrives,
    findCapacityProblems,
    findSoftwareProblems,
    findWhatOneServerLeavesOut,
    findOpenWorksheets,
    findTimeProblems,
  ],
  install: [
    findUnreadableRelease,
    findUnwritten,
    findOtherMachines,
    findUnseenServices,
    findForeignReleases,
    findStandingProblems,
    findSoftwareProblems,
    findServersWithoutServices,
    findWhatOneServerLeavesOut,
    findOpenWorksheets,
    findTimeProblems,
  ],
  'add-subscriber': [
    findUnreadableRelease,
    findUnwritten,
    findNewSubscriberProblems,
    findOtherMachines,
    findUnseenServices,
    findForeignReleases,
    findReleasesOfTheOthers,
    findSoftwareProblems,
    findServersWithoutServices,
    findOpenWorksheets,
    findTimeProblems,
  ],
  'replace-publisher': [
    findUnreadableRelease,
    findUnwritten,
    findReplacedServerProblems,
    findOldPublisher,
    findUnseenSubscribers,
    findReleasesOfTheOthers,
    findSoftwareProblems,
    findServersWithoutServices,
    findOpenWorksheets,
    findTimeProblems,
  ],
  'verify-subscriptions': [findNothingToVerify],
  'post-install': [findOtherMachines, findServersWithoutServices],
  'repair-names': [findUnchosenNames, findOtherMachines],
};

/** Whoever approves such a plan answers for what it leaves out. */
const findBegun: ProblemFinder = ({ begin }) =>
  begin
    ? [
        warn(`the run begins at ${begin.place}: what lies before is looked at or attested, and not done again`, [
          'ours',
        ]),
      ]
    : [];

/** Everything that refuses a plan or gives warning of it; refusals first. */
export function findProblems(material: Material): readonly Problem[] {
  const problems = [findBegun, findNamedInVain, ...FINDERS[material.procedure]].flatMap((find) => find(material));
  const of = (severity: Problem['severity']) => problems.filter((problem) => problem.severity === severity);
  return [...of('refuse'), ...of('warn')];
}

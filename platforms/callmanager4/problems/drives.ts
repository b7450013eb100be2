import { isCallManagerServer } from '../order.ts';
import { mayLoseDrive, recoveryOf } from '../models.ts';
import { tellDriveRule } from '../tell-hardware.ts';
import type { Server } from '../types/cluster.ts';
import type { Problem } from '../../../plan/types/plan.ts';
import { refuse, warn, type ProblemFinder } from './problem-finder.ts';

/** Servers that the cluster file has upgraded without one of their drives: only where the documents let them (HW-08, HW-10). */
export const findPulledDrives: ProblemFinder = ({ cluster }) => cluster.servers.flatMap(ofServer);

function ofServer(server: Server): readonly Problem[] {
  const { name, model, roles, withoutDrive: reason } = server;
  if (reason === undefined) return [];
  if (!isCallManagerServer(server))
    return [
      refuse(
        `${name} is an application server: its upgrade is in its own documents; take withoutDrive away`,
        ['APP-01', 'HW-10'],
        name,
      ),
    ];
  if (mayLoseDrive(model) !== 'yes')
    return [
      refuse(
        `no drive of ${name} may be pulled: ${tellDriveRule(model)}; take withoutDrive away`,
        ['HW-08', 'HW-12'],
        name,
      ),
    ];
  if (!recoveryOf(model))
    return [
      refuse(
        `${name} cannot be upgraded without a drive: no document names the key with which the model ${model} starts then, and none is guessed; take withoutDrive away`,
        ['HW-16', 'HW-19', 'HW-07'],
        name,
      ),
    ];
  return roles.includes('publisher')
    ? []
    : [
        warn(
          `${name} is upgraded without a drive, which S1 describes for the publisher only; the reason given: ${reason}`,
          ['HW-10'],
          name,
        ),
      ];
}

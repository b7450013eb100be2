import { hostsCanBeLoggedOnTo, hostsHaveDistinctNames, secretsLieWithinBounds, waysLeadToTheWorker } from './hosts.ts';
import { mailLoginIsWhole, mailReachesSomebody } from './notices.ts';
import {
  groupsAreThere,
  groupsHaveDistinctNames,
  keysAreOfOnePerson,
  peopleCanDecide,
  peopleHaveDistinctNames,
  peopleHaveVisibleNames,
} from './people.ts';
import { policiesCanBeFulfilled, timesHaveLength } from './policies.ts';
import type { SiteRule } from './view.ts';

/** Every rule about several fields at once, in the order in which the documentation lists them. */
export const SITE_RULES: readonly SiteRule[] = [
  secretsLieWithinBounds,
  hostsHaveDistinctNames,
  hostsCanBeLoggedOnTo,
  waysLeadToTheWorker,
  groupsHaveDistinctNames,
  peopleHaveDistinctNames,
  peopleHaveVisibleNames,
  groupsAreThere,
  keysAreOfOnePerson,
  peopleCanDecide,
  policiesCanBeFulfilled,
  timesHaveLength,
  mailReachesSomebody,
  mailLoginIsWhole,
];

import {
  applicationsOnApplicationServers,
  backupsAreSecondaries,
  callManagerFitsRole,
  devicesWherePhonesRegister,
} from './call-processing.ts';
import {
  discLabelsDiffer,
  parametersHaveDistinctNames,
  peopleHaveDistinctNames,
  peopleHaveVisibleNames,
  serversHaveDistinctAddresses,
  serversHaveDistinctNames,
  trunksHaveDistinctNames,
} from './distinct.ts';
import { devicesMoveToSecondaries } from './devices-move-first.ts';
import { orderIsGivenWhereNoneIs } from './given-order.ts';
import { coresidentWithCallManager, deviceLoadsFitRole, noForbiddenApplication } from './no-contradiction.ts';
import { onePublisher, rolesFitTogether } from './roles.ts';
import {
  endpointsHaveSecrets,
  peopleCanDecide,
  rehearsalIsOnThisMachine,
  shortestNotAboveLongest,
  stationIsThere,
  windowHasLength,
} from './run.ts';
import {
  hostsAreTheSites,
  peopleAreTheSites,
  policiesCanBeFulfilledHere,
  secretsAreTheSites,
  siteIsTheFiles,
} from './of-site.ts';
import { productKeysFitTheServers } from './product-keys.ts';
import type { Rule } from './view.ts';

/** Every rule about several fields at once, in the order in which the documentation lists them. */
export const RULES: readonly Rule[] = [
  onePublisher,
  serversHaveDistinctNames,
  serversHaveDistinctAddresses,
  rolesFitTogether,
  callManagerFitsRole,
  deviceLoadsFitRole,
  coresidentWithCallManager,
  devicesWherePhonesRegister,
  backupsAreSecondaries,
  applicationsOnApplicationServers,
  noForbiddenApplication,
  orderIsGivenWhereNoneIs,
  devicesMoveToSecondaries,
  siteIsTheFiles,
  hostsAreTheSites,
  peopleAreTheSites,
  policiesCanBeFulfilledHere,
  secretsAreTheSites,
  stationIsThere,
  endpointsHaveSecrets,
  rehearsalIsOnThisMachine,
  peopleHaveDistinctNames,
  peopleHaveVisibleNames,
  peopleCanDecide,
  discLabelsDiffer,
  productKeysFitTheServers,
  parametersHaveDistinctNames,
  trunksHaveDistinctNames,
  windowHasLength,
  shortestNotAboveLongest,
];

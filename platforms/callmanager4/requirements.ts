import { AFTER_THE_WORK } from './requirements/after-the-work.ts';
import { BEFORE_THE_WORK } from './requirements/before-the-work.ts';
import { PARAMETERS_AND_TROUBLE } from './requirements/parameters-and-trouble.ts';
import { INSTALLER } from './requirements/installer.ts';
import { ORDER_AND_VERSIONS } from './requirements/order-and-versions.ts';
import { PEOPLE_AND_SOFTWARE } from './requirements/people-and-software.ts';

/** Every rule of the two documents by its number, each in a line of our own; the compiler knows no other number. */
export const REQUIREMENTS = {
  ...ORDER_AND_VERSIONS,
  ...BEFORE_THE_WORK,
  ...PEOPLE_AND_SOFTWARE,
  ...INSTALLER,
  ...AFTER_THE_WORK,
  ...PARAMETERS_AND_TROUBLE,
};

import type { Procedure } from '../types/procedure.ts';
import { ADD_SUBSCRIBER } from './add-subscriber.ts';
import { INSTALL } from './install.ts';
import { POST_INSTALL } from './post-installation.ts';
import type { ProcedureTable } from './procedure-table.ts';
import { REPAIR_NAMES } from './repair-names.ts';
import { REPLACE_PUBLISHER } from './replace-publisher.ts';
import { UPGRADE } from './upgrade.ts';
import { VERIFY_SUBSCRIPTIONS } from './verify-subscriptions.ts';

/** Every procedure; the compiler finds one that nobody has written down. */
export const PROCEDURE_TABLES: Readonly<Record<Procedure, ProcedureTable>> = {
  upgrade: UPGRADE,
  install: INSTALL,
  'add-subscriber': ADD_SUBSCRIBER,
  'replace-publisher': REPLACE_PUBLISHER,
  'verify-subscriptions': VERIFY_SUBSCRIPTIONS,
  'post-install': POST_INSTALL,
  'repair-names': REPAIR_NAMES,
};

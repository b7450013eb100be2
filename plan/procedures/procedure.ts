import type { Procedure } from '../types/plan.ts';
import type { Row } from '../steps/row.ts';
import { INSTALLERS } from '../installer.ts';
import { installerRows } from '../steps/installer-rows.ts';
import {
  AFTER,
  APPLICATION_SERVER,
  BEFORE,
  SERVER_IS_BACK,
  SERVER_IS_FIT,
  SERVER_IS_QUIETED,
  SERVER_IS_SET_BACK,
  SUBSCRIPTIONS,
} from './upgrade.ts';

/** A procedure, taken apart into the places where its rows are planned. */
export interface ProcedureRows {
  readonly before: readonly Row[];
  /** For a CallManager server; empty where the procedure does not touch single servers. */
  readonly server: (part: 'publisher' | 'subscriber', to: string) => readonly Row[];
  readonly applicationServer: readonly Row[];
  /** After the last subscriber. */
  readonly subscriptions: readonly Row[];
  /** For each CallManager server, after all servers. */
  readonly setBack: readonly Row[];
  readonly after: readonly Row[];
}

const UPGRADE: ProcedureRows = {
  before: BEFORE,
  server: (part, to) => {
    const installer = INSTALLERS[to];
    const atTheConsole = installer ? installerRows(installer, part) : [];
    return [...SERVER_IS_FIT, ...SERVER_IS_QUIETED, ...atTheConsole, ...SERVER_IS_BACK];
  },
  applicationServer: APPLICATION_SERVER,
  subscriptions: SUBSCRIPTIONS,
  setBack: SERVER_IS_SET_BACK,
  after: AFTER,
};

/** The procedures that are written down as rows; a procedure without an entry is refused. */
export const PROCEDURES: Readonly<Partial<Record<Procedure, ProcedureRows>>> = { upgrade: UPGRADE };

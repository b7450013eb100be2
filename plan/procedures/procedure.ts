import type { Procedure } from '../types/plan.ts';
import type { ProcedureRows } from './procedure-rows.ts';
import { UPGRADE } from './upgrade.ts';

/** The procedures that are written down as rows; a procedure without an entry is refused. */
export const PROCEDURES: Readonly<Partial<Record<Procedure, ProcedureRows>>> = { upgrade: UPGRADE };

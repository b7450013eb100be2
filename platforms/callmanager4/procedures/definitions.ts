import type { ActionDefinition } from '../actions/define-action.ts';
import type { CheckDefinition } from '../checks/define-check.ts';
import { everyInstallerRow } from '../steps/installer-rows.ts';
import type { RowCheck, Row } from '../steps/row.ts';
import { PROCEDURE_TABLES } from './procedure.ts';
import type { ProcedureRow, ProcedureTable } from './procedure-table.ts';

const rowsOf = ({ stages }: ProcedureTable): readonly ProcedureRow[] =>
  stages.flatMap((stage) =>
    stage.kind === 'steps' ? stage.parts.flatMap(({ rows }) => rows) : [...stage.rows, ...stage.whenDone],
  );

const ROWS: readonly Row[] = [
  ...Object.values(PROCEDURE_TABLES)
    .flatMap(rowsOf)
    .filter((row) => row.kind !== 'walk through the installer'),
  ...everyInstallerRow(),
];

function questionsOf(row: Row): readonly (RowCheck | undefined)[] {
  switch (row.kind) {
    case 'check':
    case 'gate':
      return [row];
    case 'action':
      return [row.proof];
    case 'prompt':
      return [row.watch, row.afterReboot, row.records, row.proof];
    case 'wait':
      return [];
  }
}

/** Every check that a row of some procedure asks, by its name: there is no list of them to be kept. */
export const CHECKS: ReadonlyMap<string, CheckDefinition> = new Map(
  ROWS.flatMap(questionsOf).flatMap((question) => (question ? [[question.asks.name, question.asks]] : [])),
);

/** @throws RangeError when no procedure asks a check of that name */
export function checkNamed(name: string): CheckDefinition {
  const check = CHECKS.get(name);
  if (!check) throw new RangeError(`no procedure asks a check that is called ${name}`);
  return check;
}

const actOf = (row: Row): ActionDefinition | undefined => {
  if (row.kind === 'action') return row.act;
  return row.kind === 'check' ? row.repair?.act : undefined;
};

/** Every action that a row of some procedure plans, or offers as a repair, by its name. */
export const ACTIONS: ReadonlyMap<string, ActionDefinition> = new Map(
  ROWS.map(actOf).flatMap((act) => (act ? [[act.name, act]] : [])),
);

/** @throws RangeError when no procedure has an action of that name */
export function actionNamed(name: string): ActionDefinition {
  const action = ACTIONS.get(name);
  if (!action) throw new RangeError(`no procedure has an action that is called ${name}`);
  return action;
}

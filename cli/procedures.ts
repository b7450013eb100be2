import type { Procedure } from '../platforms/callmanager4/types/procedure.ts';

/** Workflow type of each procedure: names of the contract, which the Temporal UI and scripts use as well. */
export const WORKFLOW_TYPES = {
  upgrade: 'upgradeCluster',
  install: 'installCluster',
  'add-subscriber': 'addSubscriber',
  'replace-publisher': 'replacePublisher',
  'verify-subscriptions': 'verifySubscriptions',
  'post-install': 'postInstall',
  'repair-names': 'repairNames',
} as const satisfies Readonly<Record<Procedure, string>>;

export type ProcedureName = keyof typeof WORKFLOW_TYPES;

export const PROCEDURE_NAMES = Object.keys(WORKFLOW_TYPES) as readonly ProcedureName[];

export const DEFAULT_PROCEDURE: ProcedureName = 'upgrade';

/** Narrows what `--procedure` gave; the option's choices have let nothing else through. */
export const isProcedure = (text: string): text is ProcedureName => Object.hasOwn(WORKFLOW_TYPES, text);

/** The procedure of a workflow type; a type that no procedure has is shown by its own name. */
export const procedureOfType = (type: string): string =>
  PROCEDURE_NAMES.find((procedure) => WORKFLOW_TYPES[procedure] === type) ?? type;

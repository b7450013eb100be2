import type { Procedure } from '../plan/types/plan.ts';

/** Workflow type of each procedure: names of the contract, which the Temporal UI and scripts use as well. */
export const WORKFLOW_TYPES: Readonly<Record<Procedure, string>> = {
  upgrade: 'upgradeCluster',
  install: 'installCluster',
  'add-subscriber': 'addSubscriber',
  'replace-publisher': 'replacePublisher',
  'verify-subscriptions': 'verifySubscriptions',
  'post-install': 'postInstall',
};

export const PROCEDURES = Object.keys(WORKFLOW_TYPES) as readonly Procedure[];

export const DEFAULT_PROCEDURE: Procedure = 'upgrade';

/** Narrows what `--procedure` gave; the option's choices have let nothing else through. */
export const isProcedure = (text: string): text is Procedure => Object.hasOwn(WORKFLOW_TYPES, text);

/** The procedure of a workflow type; a type that no procedure has is shown by its own name. */
export const procedureOfType = (type: string): Procedure =>
  PROCEDURES.find((procedure) => WORKFLOW_TYPES[procedure] === type) ?? (type as Procedure);

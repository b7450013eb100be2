import type { Role } from './cluster.ts';

/** What is done to a cluster: each has a workflow type of its own. */
export type Procedure =
  | 'upgrade'
  | 'install'
  | 'add-subscriber'
  | 'replace-publisher'
  | 'verify-subscriptions'
  | 'post-install'
  | 'repair-names';

/** What a procedure consists of; the servers of a role are a stage by its name, or those whose order a person gives. */
export type StageName =
  | Role
  | 'given order'
  | 'preparation'
  | 'subscriber'
  | 'restoration'
  | 'reboots'
  | 'subscriptions'
  | 'names'
  | 'setting back'
  | 'post-installation';

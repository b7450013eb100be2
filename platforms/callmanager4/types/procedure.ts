import type { Role } from './cluster.ts';

/** What is done to a cluster: each has a workflow type of its own. */
export type Procedure =
  'upgrade' | 'install' | 'add-subscriber' | 'replace-publisher' | 'verify-subscriptions' | 'post-install';

/** What a procedure consists of; the servers of a role are a stage by its name. */
export type StageName =
  | Role
  | 'preparation'
  | 'subscriber'
  | 'restoration'
  | 'reboots'
  | 'subscriptions'
  | 'setting back'
  | 'post-installation';

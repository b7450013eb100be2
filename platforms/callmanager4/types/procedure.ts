import type { Role } from './cluster.ts';

/** What is done to a cluster: each has a workflow type of its own. */
export type Procedure =
  'upgrade' | 'install' | 'add-subscriber' | 'replace-publisher' | 'verify-subscriptions' | 'post-install';

/** What a procedure consists of, in the order in which it has them. */
export type StageName =
  | 'preparation'
  | 'publisher'
  | 'tftp'
  | 'service'
  | 'secondary'
  | 'primary'
  | 'subscriber'
  | 'restoration'
  | 'reboots'
  | 'subscriptions'
  | 'application'
  | 'setting back'
  | 'post-installation';

/** Which stage a server of a role is done in. */
export type ServerStage = Extract<StageName, Role>;

import type { ServiceSeen } from './observation.ts';

/** A service by its display name, with what it was before it was set aside, where a run has written that down. */
export interface ServiceToSetBack {
  readonly name: string;
  readonly before: Pick<ServiceSeen, 'startType' | 'state'> | null;
}

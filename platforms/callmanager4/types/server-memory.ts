import type { BootSeen, ServiceSeen } from './observation.ts';
import type { WrittenParameter } from '../written-parameters.ts';
import type { Memory, Verdict } from '../../../plan/types/run.ts';

/** What is written down about one server before it is touched. */
export interface ServerMemory extends Pick<Memory, 'owes' | 'unanswered'> {
  /** What was seen of the boot before the reboot that is to be proved. */
  readonly boot: BootSeen | null;
  /** State and start type of every service before the first one was stopped (SVC-12). */
  readonly services: readonly ServiceSeen[] | null;
  /** Those of them that are set aside for the work, or may be: what is needed of the list when the server is done. */
  readonly setAside: readonly ServiceSeen[] | null;
  /** The same as the run before wrote it down, which may have stopped some of them; null where there is no such record. */
  readonly servicesBefore: readonly ServiceSeen[] | null;
  /** When the first primary was begun, so that its backup carries more than its own; ISO 8601 in UTC (WIN-11). */
  readonly oversubscribedSince: string | null;
  /** Of the cluster: name of the publisher's database before (DAT-06), such as `CCM0300`. */
  readonly database: string | null;
  /** Of the cluster: every service parameter before (DAT-01). */
  readonly parameters: readonly WrittenParameter[] | null;
}

/** What a check or an act may be sent of a memory. */
export type MemoryPart = Exclude<keyof ServerMemory, 'owes' | 'unanswered'>;

export const emptyMemory: ServerMemory = {
  boot: null,
  services: null,
  setAside: null,
  servicesBefore: null,
  oversubscribedSince: null,
  database: null,
  parameters: null,
};

/** A memory as a run sends it: parts that it does not send are empty. */
export const memoryFrom = (sent: Memory): ServerMemory => ({ ...emptyMemory, ...sent });

/** What the judge of a check answers. */
export interface Judgement extends Verdict {
  readonly remember?: Partial<ServerMemory>;
  readonly rememberBeforeAct?: Partial<ServerMemory>;
}

/** What the next run of a cluster is told of a memory, by the names that the parts have there. */
export const HANDED_ON: Readonly<Partial<Record<MemoryPart, MemoryPart>>> = { setAside: 'servicesBefore' };

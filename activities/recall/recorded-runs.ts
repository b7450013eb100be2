import { z } from 'zod';
import type { RunReference } from '../types.ts';

/** Letters of a server's name, and of a step's id. */
const LONGEST_NAME = 256;

/** What a run says of itself comes out of its history, and is a stranger's. */
const RECORD = z.object({
  isWhole: z.boolean(),
  servers: z.record(z.string().min(1).max(LONGEST_NAME), z.looseObject({})),
  chain: z.string().max(LONGEST_NAME).optional(),
  begun: z.array(z.string().max(LONGEST_NAME)).max(10_000).optional(),
});

export type Recorded = z.infer<typeof RECORD>;

/** The runs of a cluster, as what each has written down can be asked for. */
export interface RunsOfCluster {
  /** All runs but this one, the newest first. Asking throws where a run cannot be read, or says what is no record. */
  others(current: RunReference): AsyncIterable<() => Promise<Recorded>>;
}

/** @throws ZodError where it is no record */
export const readRecord = (answer: unknown): Recorded => RECORD.parse(answer);

/** A cluster that no run has worked on before. */
export const NO_RUNS: RunsOfCluster = {
  async *others() {},
};

/** One line. */
export const reasonOf = (failure: unknown): string =>
  (failure instanceof Error ? failure.message : String(failure)).replace(/\s+/g, ' ').slice(0, 300);

import pRetry from 'p-retry';

/** One notice on its way to one recipient. */
export interface Delivery {
  /** Name of a person, or which web server. */
  readonly recipient: string;
  /** @throws Refused, or anything that another attempt may find mended */
  readonly send: (signal: AbortSignal) => Promise<void>;
}

/** No further attempt would end otherwise. */
export class Refused extends Error {}

/** What lies on the worker's own machine and cannot be read: that does not mend itself within minutes. */
export const own = <Read>(reading: Promise<Read>): Promise<Read> =>
  reading.catch((error: unknown) => {
    throw new Refused(error instanceof Error ? error.message : String(error));
  });

/** How often a delivery is tried, and for how long; milliseconds. */
export interface Pace {
  readonly retries: number;
  readonly firstPause: number;
  readonly longestPause: number;
  /** No attempt is begun after that. */
  readonly inAll: number;
  readonly oneAttempt: number;
}

export const USUAL_PACE: Pace = {
  retries: 6,
  firstPause: 1_000,
  longestPause: 60_000,
  inAll: 150_000,
  oneAttempt: 30_000,
};

/**
 * Delivers, again after growing pauses where that may help.
 * @returns why it could not be delivered; null where it was
 * @throws the signal's reason when that is aborted
 */
export async function deliver({ send }: Delivery, pace: Pace, signal: AbortSignal): Promise<string | null> {
  const attempt = (): Promise<void> => send(AbortSignal.any([signal, AbortSignal.timeout(pace.oneAttempt)]));
  try {
    await pRetry(attempt, {
      retries: pace.retries,
      factor: 3,
      randomize: true,
      minTimeout: pace.firstPause,
      maxTimeout: pace.longestPause,
      maxRetryTime: pace.inAll,
      signal,
      shouldRetry: ({ error }) => !(error instanceof Refused) && !signal.aborted,
    });
    return null;
  } catch (error) {
    signal.throwIfAborted();
    return error instanceof Error ? error.message : String(error);
  }
}

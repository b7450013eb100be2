import type { AcceptedDeviation } from './types/run.ts';

/** An accepted deviation as every surface tells it, after the name of its step: who, over whose answer, and why. */
export const describeDeviation = ({ by, reason, overruled }: AcceptedDeviation): string =>
  overruled ? `by ${by}, who overruled ${overruled.by} ("${overruled.answered}"): ${reason}` : `by ${by}: ${reason}`;

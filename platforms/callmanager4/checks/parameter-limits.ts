import type { ParameterLimits } from '../types/cluster.ts';
import type { ParameterSeen } from '../types/database.ts';

export const isSame = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();

const numberIn = (value: string): number | null => (/^\s*-?\d+(\.\d+)?\s*$/.test(value) ? Number(value) : null);

export const limitsOf = (name: string, all: readonly ParameterLimits[]): ParameterLimits | undefined =>
  all.find((limits) => isSame(limits.name, name));

/**
 * The value that an upgrade makes of one (S1, "About Service and Enterprise Parameters"): text goes to the suggestion
 * whatever it was (DAT-01), a value at its suggestion follows it (DAT-02), a number within its limits stays (DAT-03), one
 * outside goes to the nearer limit (DAT-04).
 */
export function valueAfterUpgrade(value: string, limits: ParameterLimits): string {
  const number = numberIn(value);
  if (number === null || numberIn(limits.suggested) === null) return limits.suggested;
  if (isSame(value, limits.suggestedBefore ?? limits.suggested)) return limits.suggested;
  if (limits.minimum !== undefined && number < limits.minimum) return String(limits.minimum);
  if (limits.maximum !== undefined && number > limits.maximum) return String(limits.maximum);
  return value;
}

/** Such as `Cisco CallManager T302Timer on CM-PUB`. */
export const titleOf = ({ service, name, server }: ParameterSeen): string =>
  `${service} ${name}${server === null ? '' : ` on ${server}`}`;

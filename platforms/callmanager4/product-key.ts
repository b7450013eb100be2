import type { Cluster, Server } from './types/cluster.ts';

/** The product keys that a document prints for dedicated servers, by release (CFG-11). */
export const PRINTED_KEYS: Readonly<Record<string, string>> = { '4.2(1)': 'BTOO VQES CCJU IEBI' };

/** Whether two product keys are the same; spaces and the case of letters say nothing (CFG-13). */
export const isSameKey = (one: string, other: string): boolean => plain(one) === plain(other);

const plain = (key: string): string => key.replaceAll(' ', '').toUpperCase();

/**
 * The product key that a server's installer has to show: a server's own, else, on a dedicated one, the printed key of the
 * release or the cluster's. Undefined where nobody has written one down, or said which kind the server is (PRE-08).
 */
export function productKeyOf(cluster: Cluster, server: Server): string | undefined {
  if (server.worksheet?.productKey !== undefined) return server.worksheet.productKey;
  if (server.coresident !== false) return undefined;
  const printed = Object.hasOwn(PRINTED_KEYS, cluster.to) ? PRINTED_KEYS[cluster.to] : undefined;
  return printed ?? cluster.worksheet?.productKey;
}

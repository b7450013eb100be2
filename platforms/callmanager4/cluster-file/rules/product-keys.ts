import { isSameKey, PRINTED_KEYS } from '../../product-key.ts';
import type { FileProblem } from '../../../../config/problem.ts';
import type { FileView, Rule, ServerView } from './view.ts';

export const productKeysFitTheServers: Rule = {
  sentence:
    'A coresident server has the product key of the CRS documents and not that of a dedicated one; a dedicated one has the printed key of its release, where there is one (CFG-11, CFG-12).',
  check: (view) =>
    view.servers.flatMap((server, index) => {
      const message = whyNotItsKey(server, view);
      return message === null ? [] : [problemAt(index, message)];
    }),
};

function whyNotItsKey({ coresident, worksheet }: ServerView, { to, worksheet: ofCluster }: FileView): string | null {
  const key = worksheet?.productKey;
  if (key === undefined) return null;
  const printed = to !== undefined && Object.hasOwn(PRINTED_KEYS, to) ? PRINTED_KEYS[to] : undefined;
  if (coresident === false)
    return printed === undefined || isSameKey(key, printed)
      ? null
      : `is not the key that is printed for a dedicated server of ${to}; leave it out, or say coresident: true`;
  const ofDedicated = [...Object.values(PRINTED_KEYS), ofCluster?.productKey].filter((one) => one !== undefined);
  return coresident === true && ofDedicated.some((one) => isSameKey(key, one))
    ? 'is the key of a dedicated server, and this one is coresident; take the key from the CRS installation documents'
    : null;
}

const problemAt = (index: number, message: string): FileProblem => ({
  path: ['servers', index, 'worksheet', 'productKey'],
  message,
});

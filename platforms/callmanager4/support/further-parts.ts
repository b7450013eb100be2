import type { SupportPart, SupportSituation } from '../../../plan/platform/support.ts';
import type { Cluster } from '../types/cluster.ts';

/** Security problems have a way of their own (SUP-11, SUP-12). */
export const SECURITY: SupportPart = {
  title: 'When it is a security problem',
  lines: [
    'An attack that goes on, or a severe and urgent vulnerability: security-alert@cisco.com, telephone 1 877 228-7302 or 1 408 525-6532.',
    'Anything else: psirt@cisco.com.',
    'Encrypt what is sensitive with PGP (2.x to 9.x or compatible), with the key that the page of the security policy links to; never with one that is revoked or has expired. Without PGP ask them first how to send it.',
    'ccmctl sends nothing to anybody. Logs come from your servers: look through them before you send them.',
  ],
};

/** Technical support looks through Terminal Services, which an upgrade has disabled (SUP-15). */
export const REMOTE_LOOK: SupportPart = {
  title: 'When technical support wants to look',
  lines: [
    'They work through Terminal Services, which are stopped and disabled while servers are worked on.',
    'A named person decides to enable them, on one server, and only while its installer stands still.',
    'When they are done, disable them again and reboot before the installation goes on.',
  ],
};

/** Triggers of other vendors' software are their vendors' matter (SUP-13, DAT-07). */
export function callDetailRecords({ cdrSoftware }: Cluster): SupportPart {
  const known = (cdrSoftware ?? []).map(({ name, vendor }) => `${name}: ${vendor}`);
  const unknown =
    cdrSoftware === undefined ? ['Nobody has written down whether there is such software, and whose.'] : [];
  const none = cdrSoftware?.length === 0 ? ['The cluster file says that there is no such software.'] : [];
  return {
    title: 'When call detail records go wrong',
    lines: [
      'Triggers of other software in the database are a matter for its vendor, directly.',
      ...known,
      ...unknown,
      ...none,
    ],
  };
}

/** What was last seen of the subscriptions goes along (SUP-14). */
export function subscriptions({ run }: SupportSituation): SupportPart {
  const told = run.journal.filter(({ step = '', text }) => text !== '' && /subscription/i.test(step)).slice(-10);
  return {
    title: 'When a subscription stays broken after its repair',
    lines: [
      "It is a matter for your Cisco partner or technical support, with this record, the server's logs and the history of its agent.",
      ...(told.length === 0
        ? ['The run has not looked at the subscriptions.']
        : told.map(({ at, text }) => `${at} ${text}`)),
    ],
  };
}

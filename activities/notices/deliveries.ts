import type { Notices } from '../../plan/types/site-rules.ts';
import type { ReadSecret } from '../ssh/read-secret.ts';
import type { Delivery } from './delivery.ts';
import type { Letter } from './letter.ts';
import { mail, type Addressee } from './mail.ts';
import { post } from './webhook.ts';

/** What is sent, and to which people. */
export interface Sending {
  /** The same however often it is sent. */
  readonly id: string;
  readonly letter: Pick<Letter, 'subject' | 'body'>;
  /** What web servers are posted. */
  readonly body: string;
  readonly addressees: readonly Addressee[];
}

/** Everybody who is to be told: people by mail, and web servers. */
export function deliveriesOf(
  { mail: rules, webhooks }: Notices,
  { id, letter, body, addressees }: Sending,
  readSecret: ReadSecret,
): readonly Delivery[] {
  const mails = addressees.flatMap((addressee) =>
    rules === undefined
      ? []
      : {
          recipient: addressee.name,
          send: (signal: AbortSignal) => mail(rules, letter, addressee, { id, readSecret, signal }),
        },
  );
  const posts = webhooks.map((hook, index) => ({
    // Not its whole address, which may hold what lets somebody post there.
    recipient: `web server ${index + 1} (${new URL(hook.url).host})`,
    send: (signal: AbortSignal) => post(hook, { id, body }, { readSecret, signal }),
  }));
  return [...mails, ...posts];
}

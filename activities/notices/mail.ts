import { readFile } from 'node:fs/promises';
import { createTransport } from 'nodemailer';
import type { MailRules } from '../../plan/types/site-rules.ts';
import type { ReadSecret } from '../ssh/read-secret.ts';
import { own, Refused } from './delivery.ts';
import type { Letter } from './letter.ts';
import { whyNotSent } from './transport-errors.ts';

/** Nothing of a mail server takes longer; milliseconds. */
const SILENCE = 10_000;

/** TLS from the first byte on is spoken here, and STARTTLS everywhere else. */
const PORT_OF_TLS = 465;

/** To whom a mail goes. */
export interface Addressee {
  readonly name: string;
  readonly address: string;
}

/**
 * Mails a letter to one person.
 * @param id the same for the same notice, however often it is mailed
 * @throws Refused where the server will not take it, or Error where it may take it later
 */
export async function mail(
  rules: MailRules,
  letter: Pick<Letter, 'subject' | 'body'>,
  { name, address }: Addressee,
  { id, readSecret, signal }: { readonly id: string; readonly readSecret: ReadSecret; readonly signal: AbortSignal },
): Promise<void> {
  const { login, from } = rules;
  const password = login === undefined ? undefined : await own(readSecret(login.secret));
  const ca = rules.ca === undefined ? undefined : await own(readFile(rules.ca));
  const transport = createTransport({
    ...placeOf(rules),
    ...(login === undefined ? {} : { auth: { user: login.user, pass: password ?? '' } }),
    ...(ca === undefined ? {} : { tls: { ca } }),
    connectionTimeout: SILENCE,
    greetingTimeout: SILENCE,
    socketTimeout: SILENCE,
    dnsTimeout: SILENCE,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({
      from: { name: 'ccmctl', address: from },
      to: { name, address },
      subject: letter.subject,
      text: letter.body,
      messageId: `<${id}@${from.slice(from.lastIndexOf('@') + 1)}>`,
      // Who is on holiday need not tell the worker so.
      headers: { 'Auto-Submitted': 'auto-generated' },
      signal,
    });
  } catch (error) {
    throw refusalOr(error, [address, ...(password === undefined ? [] : hiddenForms(password, login?.user ?? ''))]);
  } finally {
    transport.close();
  }
}

/** Where the server is, and how TLS is spoken there. */
export function placeOf({ server, tls }: MailRules): {
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
  readonly requireTLS: boolean;
} {
  const colon = server.lastIndexOf(':');
  const port = Number(server.slice(colon + 1));
  const host = server.slice(0, colon).replace(/^\[(.*)\]$/, '$1');
  const secure = port === PORT_OF_TLS;
  return { host, port, secure, requireTLS: !secure && tls === 'required' };
}

/** A password as it goes over the wire, where a server may repeat what it was told. */
const hiddenForms = (password: string, user: string): readonly string[] => [
  password,
  Buffer.from(password).toString('base64'),
  Buffer.from(`\0${user}\0${password}`).toString('base64'),
];

/** A reply of the server that says no for good, or whatever else went wrong. */
function refusalOr(error: unknown, hidden: readonly string[]): Error {
  const { code, responseCode } = error as { readonly code?: string; readonly responseCode?: number };
  const why = whyNotSent(error, hidden);
  // 421 and all other fours are of the moment, and so is 503: it says that something came out of order.
  const isForGood = responseCode !== undefined && responseCode >= 500 && responseCode !== 503;
  return isForGood || code === 'ETLS' || code === 'EAUTH' ? new Refused(why.message) : why;
}

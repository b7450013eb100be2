import { oneLine, shorten } from '../../plan/show-text.ts';
import { maskSecrets } from '../ssh/mask-secrets.ts';
import { Refused } from './delivery.ts';

/** What a server or its network said is a stranger's, and told in a line of a run. */
const LONGEST_REASON = 150;

/** An error of a connection: of some of them only the words are left when it comes here. */
interface TransportError extends Error {
  readonly code?: string;
  /** What a mail server has replied with; absent: it did not come to that. */
  readonly responseCode?: number;
}

/** What the errors of connections mean; certificates do not mend themselves within minutes. */
const MEANINGS: readonly { readonly sign: RegExp; readonly toError: (line: string) => Error }[] = [
  {
    sign: /certificate|self.signed|altnames|\bERR_TLS/i,
    toError: (line) => new Refused(`its certificate is not accepted: ${line}`),
  },
  {
    sign: /^(?:ETIMEDOUT|EABORT|ABORT_ERR)\b|\bTimeoutError$/,
    toError: () => new Error('it does not answer in time'),
  },
  { sign: /\bECONNREFUSED\b/, toError: () => new Error('nobody listens there') },
  { sign: /\bENOTFOUND\b|^EDNS\b/, toError: () => new Error('its name is not found') },
];

/**
 * Why nothing could be sent, in words that hold no secret and no address; Refused where trying again is no use.
 * @param hidden what must not be told, in whatever the other side repeats of it
 */
export function whyNotSent(error: unknown, hidden: readonly string[]): Error {
  const { code = '', message, name, responseCode } = error as TransportError;
  const line = shorten(maskSecrets(oneLine(message), hidden), LONGEST_REASON);
  if (responseCode !== undefined) return new Error(line);
  const meaning = MEANINGS.find(({ sign }) => sign.test(`${code} ${message} ${name}`));
  return meaning?.toError(line) ?? new Error(line);
}

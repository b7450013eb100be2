import { createHmac, randomBytes } from 'node:crypto';
import type { Endpoint } from '../../plan/types/endpoint.ts';
import type { ConnectError } from './connect-error.ts';
import { endpointKey } from './host-name.ts';
import type { Login } from './read-login.ts';

/**
 * How long a host that could not be reached is left alone, by failures in a row: at first not at all, so that one that
 * comes back is seen at once; later longer, so that looks of a whole night are no burden to a network with a fault.
 */
const PAUSES: readonly { readonly fromFailure: number; readonly pauseMs: number }[] = [
  { fromFailure: 30, pauseMs: 15_000 },
  { fromFailure: 15, pauseMs: 5_000 },
  { fromFailure: 6, pauseMs: 2_000 },
];

/** Connections that broke in the midst of a login, in a row, before that counts as a refusal: the host may count them. */
const BROKEN_LOGINS = 2;

interface Remembered {
  error?: ConnectError;
  /** Of the secrets that were refused. */
  fingerprint?: string;
  failures: number;
  brokenLogins: number;
  /** Not tried again before: milliseconds of the clock. */
  notBefore: number;
  /** Decisions that have had their login. */
  readonly words: Set<string>;
  allowed: boolean;
}

/**
 * What became of earlier logins at each endpoint: a refused one is never tried again with the same secrets unless
 * somebody decides so, since hosts count refused logins and lock accounts. Secrets themselves are not remembered.
 */
export class LoginMemory {
  readonly #byEndpoint = new Map<string, Remembered>();
  readonly #now: () => number;
  /** Fingerprints of this process say nothing to any other. */
  readonly #salt = randomBytes(32);

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /**
   * Whether a login may be tried now.
   * @throws ConnectError of the last time, when it may not
   */
  check(endpoint: Endpoint, login: Login): void {
    const past = this.#byEndpoint.get(endpointKey(endpoint));
    if (!past) return;
    const isAllowed = past.allowed;
    // Used up by whatever is tried first, so that all who look on the strength of one decision make one login.
    past.allowed = false;
    if (!past.error || isAllowed) return;
    if (past.fingerprint === this.#fingerprintOf(login)) throw past.error;
    if (past.fingerprint === undefined && this.#now() < past.notBefore) throw past.error;
  }

  succeeded(endpoint: Endpoint): void {
    this.#byEndpoint.delete(endpointKey(endpoint));
  }

  failed(endpoint: Endpoint, login: Login, error: ConnectError): void {
    const past = this.#pastOf(endpoint);
    past.error = error;
    past.failures += 1;
    past.brokenLogins = error.duringLogin ? past.brokenLogins + 1 : 0;
    past.notBefore = this.#now() + pauseAfter(past.failures);
    const isRefused = error.kind === 'refused login' || past.brokenLogins >= BROKEN_LOGINS;
    if (isRefused) past.fingerprint = this.#fingerprintOf(login);
    else delete past.fingerprint;
  }

  /**
   * Somebody decided that a login may be tried again.
   * @param word names the decision: each has one login, however many looks or attempts are made on its strength
   */
  allow(endpoint: Endpoint, word: string): void {
    const past = this.#pastOf(endpoint);
    if (past.words.has(word)) return;
    past.words.add(word);
    past.allowed = true;
  }

  #pastOf(endpoint: Endpoint): Remembered {
    const key = endpointKey(endpoint);
    const past = this.#byEndpoint.get(key);
    if (past) return past;
    const none: Remembered = { failures: 0, brokenLogins: 0, notBefore: 0, words: new Set(), allowed: false };
    this.#byEndpoint.set(key, none);
    return none;
  }

  #fingerprintOf({ secrets }: Login): string {
    return createHmac('sha256', this.#salt).update(JSON.stringify(secrets)).digest('base64');
  }
}

const pauseAfter = (failures: number): number =>
  PAUSES.find(({ fromFailure }) => failures >= fromFailure)?.pauseMs ?? 0;

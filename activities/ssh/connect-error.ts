import { cutText } from '../../plan/cut-text.ts';
import { oneLine } from '../../plan/show-text.ts';

/** Characters of a message (ours): it may quote a host, which says what it wants at any length. */
const LONGEST_MESSAGE = 1_000;

/** Why a host could not be connected to; each asks for another remedy. */
export type ConnectErrorKind = 'unreachable' | 'host key differs' | 'refused login' | 'algorithm';

/** Thrown when no connection to a host came about; nothing was run on it. Its message never holds a secret. */
export class ConnectError extends Error {
  override readonly name: string = 'ConnectError';
  readonly kind: ConnectErrorKind;
  /** Host and port. */
  readonly host: string;
  /** The connection broke after key or password had gone out and before the host had answered. */
  readonly duringLogin: boolean;

  constructor(kind: ConnectErrorKind, host: string, message: string, duringLogin = false) {
    super(`${host}: ${cutText(oneLine(message), LONGEST_MESSAGE)}`);
    this.kind = kind;
    this.host = host;
    this.duringLogin = duringLogin;
  }
}

/** Thrown when a host shows other keys than the pinned one: a new machine, a wrong entry, or somebody in between. */
export class HostKeyError extends ConnectError {
  override readonly name = 'HostKeyError';
  /** Fingerprint in the cluster file. */
  readonly expected: string;
  /** Fingerprints of every key that the host showed. */
  readonly seen: readonly string[];

  constructor(host: string, expected: string, seen: readonly string[]) {
    const differs = `the host key differs: expected ${expected}, seen ${seen.join(', ')}`;
    super('host key differs', host, `${differs}; compare it at the host itself before you change hostKey`);
    this.expected = expected;
    this.seen = seen;
  }
}

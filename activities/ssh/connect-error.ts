/** Why a host could not be connected to; each asks for another remedy. */
export type ConnectErrorKind = 'unreachable' | 'host key differs' | 'refused login' | 'algorithm';

/** Thrown when no connection to a host came about; nothing was run on it. Its message never holds a secret. */
export class ConnectError extends Error {
  override readonly name: string = 'ConnectError';
  readonly kind: ConnectErrorKind;
  /** Host and port. */
  readonly host: string;

  constructor(kind: ConnectErrorKind, host: string, message: string) {
    super(`${host}: ${message}`);
    this.kind = kind;
    this.host = host;
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
    super('host key differs', host, `the host key differs: expected ${expected}, seen ${seen.join(', ')}`);
    this.expected = expected;
    this.seen = seen;
  }
}

/**
 * What a command said of its effect: what is known as taken, what is known as refused, and everything else. Taken is no
 * proof: only a look is.
 */
export type CommandAnswer =
  | { readonly kind: 'accepted'; readonly text: string }
  | { readonly kind: 'refused'; readonly text: string; readonly code?: number }
  | { readonly kind: 'unknown'; readonly text: string }
  | { readonly kind: 'not sent'; readonly text: string };

/** What a command printed on each stream, and its exit code; null where a signal ended it or none was reported. */
export interface Printed {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number | null;
}

/** How one program says that it has taken an order, and how that it refuses it. */
export interface Reader {
  /**
   * Whether this is what it prints, on standard output and only there, when it has taken the order. The exit code has
   * been found to be zero.
   */
  readonly taken: (stdout: string) => boolean;
  /** A refusal, which may come on either stream and with any exit code: it is 0 for many a failure on Windows. */
  readonly refused: (output: string) => { readonly code?: number } | undefined;
  /** Numbers of refusals that say that all is already as it was asked to be. */
  readonly already?: ReadonlySet<number>;
}

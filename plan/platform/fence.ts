/** Thrown before the first command of an act was sent: nothing was done, and nobody need look for an effect. */
export class NothingSentError extends Error {
  override readonly name: string = 'NothingSentError';
}

/** Thrown in place of sending a command: the attempt may not be the one any more. Nothing was sent, nor will be. */
export class FenceShutError extends NothingSentError {
  override readonly name = 'FenceShutError';
}

/** Stands before each command of an act: only the attempt that Temporal itself still counts on may send one. */
export interface Fence {
  /**
   * Asks whether a command may go out that takes at most so long.
   * @throws FenceShutError with the reason when it may not
   */
  ask(limitMs: number): Promise<void>;
  /** Whether a command may go out now, in this very moment. */
  permits(limitMs: number): boolean;
}

/** How acts are called: a UUID. */
export const ACT_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What an act is carried out under: its name on the host, and who is asked before each of its commands. */
export interface ActOrder {
  /** After `ACT_ID`; the mark on the host is named after it. */
  readonly id: string;
  readonly fence: Fence;
}

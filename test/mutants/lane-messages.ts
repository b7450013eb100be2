/** What a lane is asked: whether one of these tests fails, the nearest of them first. */
export interface Asked {
  /** The file that was changed since the last question. */
  readonly changed: string;
  readonly tests: readonly string[];
  /** So many of those that work with a Temporal server are run, and no more: one takes as long as twenty others. */
  readonly mostLive: number;
}

/** What it says: that it is ready, that it goes on, and at last which test failed, if one did. */
export type Said =
  { readonly is: 'ready' } | { readonly is: 'going on' } | { readonly is: 'done'; readonly failed: string | null };

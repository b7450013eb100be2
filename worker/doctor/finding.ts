import type { Settings } from '../../config/settings.ts';

/** What was seen of one thing. `unknown`: it is there, or may be, but it did not answer as it should. */
export type Seen =
  { readonly state: 'found'; readonly seen: string } | { readonly state: 'missing' | 'unknown'; readonly seen: string };

/** Something on this machine that the product or its tests work with. */
export interface Thing {
  readonly name: string;
  readonly neededFor: string;
  /** True when the product does its work without it. */
  readonly optional: boolean;
  /** What to do when it is missing. */
  readonly toDo: string;
  /** Never throws. */
  look(settings: Settings, siteFile?: string): Promise<Seen>;
}

/** One line of `ccmctl doctor`. */
export interface Finding {
  readonly name: string;
  readonly neededFor: string;
  readonly optional: boolean;
  readonly state: Seen['state'];
  /** Version and path, or what was seen instead. */
  readonly seen: string;
  /** Only where it was not found. */
  readonly toDo?: string;
}

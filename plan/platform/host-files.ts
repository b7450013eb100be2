/** One entry of a folder, as a host lists it. */
export interface FileSeen {
  /** As the host gives it: a stranger's text. */
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'other';
  readonly bytes: number;
  /** ISO 8601 in UTC, to the second, by the clock of whoever keeps the file. */
  readonly modified: string;
}

/** What a look into a folder came to. Absent is what the host says; everything else that is no listing is unreadable. */
export type FolderSeen =
  | { readonly kind: 'listed'; readonly entries: readonly FileSeen[]; readonly isCut: boolean }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable'; readonly why: string };

/** Files that a host reads for us; nothing is ever written there. */
export interface HostFiles {
  /** Never throws for what the host answers. */
  list(folder: string): Promise<FolderSeen>;
  /**
   * Hands on the bytes from `from` up to `to`, in order, the next piece when the one before is taken.
   * @throws Error with the reason when they could not all be read
   */
  read(
    path: string,
    range: { readonly from: number; readonly to: number },
    take: (piece: Uint8Array) => Promise<void>,
  ): Promise<void>;
  close(): void;
}

/** What a command's text says of its effect. Exit codes are not asked: they are 0 for many a failure on Windows. */
export type CommandAnswer =
  | { readonly kind: 'accepted'; readonly text: string }
  | { readonly kind: 'refused'; readonly text: string; readonly code?: number }
  | { readonly kind: 'unknown'; readonly text: string };

/** Words of an output in one line. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

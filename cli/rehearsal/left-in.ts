/** Folder below the current one for what rehearsals leave. */
export const LEFT_IN = '.ccmctl';

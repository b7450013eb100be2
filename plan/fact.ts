/** What was seen, or why it could not be seen. Unknown is a third answer: never a yes, never a no. */
export type Fact<T> = { readonly known: true; readonly value: T } | { readonly known: false; readonly why: string };

export const known = <T>(value: T): Fact<T> => ({ known: true, value });

export const unknown = (why: string): Fact<never> => ({ known: false, why });

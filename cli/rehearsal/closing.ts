/** Things to end, in the reverse order of their beginning. */
export interface Closing {
  add(end: () => Promise<void>): void;
  /** Ends all, also when one fails; the first failure is thrown at the end. More than one call is harmless. */
  close(): Promise<void>;
}

export function createClosing(): Closing {
  const ends: (() => Promise<void>)[] = [];
  return {
    add: (end) => void ends.push(end),
    async close() {
      const failures: unknown[] = [];
      for (let end = ends.pop(); end; end = ends.pop()) await end().catch((error: unknown) => failures.push(error));
      if (failures.length > 0) throw failures[0];
    },
  };
}

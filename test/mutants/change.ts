import type ts from 'typescript';

/** One small change of a file: what stands between two places is written otherwise. */
export interface Change {
  readonly start: number;
  readonly end: number;
  /** What may stand there instead: the first that compiles is taken. */
  readonly instead: readonly string[];
}

/** A kind of small change; it is asked about each node of a file. */
export interface KindOfChange {
  readonly name: string;
  readonly says: string;
  readonly changes: (node: ts.Node, source: ts.SourceFile) => readonly Change[];
}

/** A node written otherwise. */
export const written = (node: ts.Node, source: ts.SourceFile, ...instead: readonly string[]): Change => ({
  start: node.getStart(source),
  end: node.getEnd(),
  instead,
});

/** Two nodes of which the second comes later, each in the place of the other. */
export function exchanged(first: ts.Node, second: ts.Node, source: ts.SourceFile): Change {
  const between = source.text.slice(first.getEnd(), second.getStart(source));
  return {
    start: first.getStart(source),
    end: second.getEnd(),
    instead: [second.getText(source) + between + first.getText(source)],
  };
}

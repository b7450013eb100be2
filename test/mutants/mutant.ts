import { createHash } from 'node:crypto';
import ts from 'typescript';
import { KINDS_OF_CHANGE } from './kinds-of-change.ts';

/** One change of one file. */
export interface Mutant {
  /** Path below the root, with slashes. */
  readonly file: string;
  readonly kind: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly before: string;
  /** What may stand there instead: the first that compiles is taken. */
  readonly instead: readonly string[];
  /** The line that it stands in, as far as people need it to find the place again. */
  readonly around: string;
}

/** What a part of the code says, on one line and no longer than a line. */
export const shortly = (text: string, most = 120): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
};

/** Parts that say nothing at run time. */
const isSilent = (node: ts.Node): boolean =>
  ts.isTypeNode(node) ||
  ts.isInterfaceDeclaration(node) ||
  ts.isTypeAliasDeclaration(node) ||
  ts.isImportDeclaration(node) ||
  ts.isExportDeclaration(node);

/** Every mutant of a file, in the order in which they stand in it. */
export function mutantsOf(file: string, text: string): readonly Mutant[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true);
  const found: Mutant[] = [];
  const visit = (node: ts.Node): void => {
    if (isSilent(node)) return;
    for (const kind of KINDS_OF_CHANGE) {
      for (const { start, end, instead } of kind.changes(node, source)) {
        const line = source.getLineAndCharacterOfPosition(start).line;
        const around = shortly(text.split('\n')[line] ?? '');
        found.push({
          file,
          kind: kind.name,
          line: line + 1,
          start,
          end,
          before: text.slice(start, end),
          instead,
          around,
        });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The file with the change in it. */
export const changed = (text: string, { start, end }: Mutant, instead: string): string =>
  text.slice(0, start) + instead + text.slice(end);

/** A rank that depends on the seed and on what the mutant is, and not on where else the code was changed. */
function rankOf(seed: number, { file, kind, around, before, instead }: Mutant): string {
  const words = [seed, file, kind, around, before, instead[0]].join('\u0000');
  return createHash('sha256').update(words).digest('hex');
}

/**
 * All mutants in the order in which a sample takes them: one of each kind, then the next of each kind. The first N of them
 * are the sample of N.
 */
export function inOrderOfSample(mutants: readonly Mutant[], seed: number): readonly Mutant[] {
  const kinds = KINDS_OF_CHANGE.map(({ name }) => name);
  const ranked = kinds.map((kind) =>
    mutants
      .filter((mutant) => mutant.kind === kind)
      .map((mutant) => ({ mutant, rank: rankOf(seed, mutant) }))
      .sort((left, right) => left.rank.localeCompare(right.rank))
      .map(({ mutant }) => mutant),
  );
  const most = Math.max(0, ...ranked.map(({ length }) => length));
  return Array.from({ length: most }, (_, place) => ranked.flatMap((column) => column[place] ?? [])).flat();
}

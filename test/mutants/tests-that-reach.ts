import { posix } from 'node:path';
import ts from 'typescript';
import { isLeftOut } from './tests-left-out.ts';

/** Files that reach another by its path and not by an import: a program that is started, a bundle that is made. */
const REACHED_BY_PATH: readonly (readonly [from: string, to: string])[] = [
  ['worker/workflow-bundle.ts', 'workflows/index.ts'],
  ['worker/workflow-bundle.ts', 'workflows/payload-converter.ts'],
  ['test/workflows/scripted-worker.ts', 'workflows/index.ts'],
  ['test/cli/run-ccmctl.ts', 'cli/main.ts'],
  ['test/cli/serve-ccmctl.ts', 'cli/main.ts'],
  ['test/cli/explain/explain.test.ts', 'cli/main.ts'],
];

/** Which files a file needs when it runs: an import of types alone is none. */
function importsOf(file: string, text: string): readonly string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && node.importClause?.phaseModifier !== ts.SyntaxKind.TypeKeyword) {
      if (ts.isStringLiteral(node.moduleSpecifier)) found.push(node.moduleSpecifier.text);
    } else if (ts.isExportDeclaration(node) && !node.isTypeOnly && node.moduleSpecifier) {
      if (ts.isStringLiteral(node.moduleSpecifier)) found.push(node.moduleSpecifier.text);
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [path] = node.arguments;
      if (path && ts.isStringLiteral(path)) found.push(path.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found.filter((path) => path.startsWith('.')).map((path) => posix.join(posix.dirname(file), path));
}

/** Who needs whom, when the code runs. */
export interface MapOfImports {
  /** The tests that reach a file, the nearest first. */
  readonly testsOf: (file: string) => readonly string[];
  /** The files that import a file themselves. */
  readonly importersOf: (file: string) => readonly string[];
}

export function mapOfImports(texts: ReadonlyMap<string, string>): MapOfImports {
  const usedBy = new Map<string, Set<string>>();
  const use = (from: string, to: string): unknown => usedBy.set(to, (usedBy.get(to) ?? new Set()).add(from));
  for (const [file, text] of texts) for (const needed of importsOf(file, text)) use(file, needed);
  for (const [from, to] of REACHED_BY_PATH) use(from, to);
  const importersOf = (file: string): readonly string[] => [...(usedBy.get(file) ?? [])];
  return { importersOf, testsOf: (file) => nearestTests(file, importersOf) };
}

function nearestTests(file: string, importersOf: (file: string) => readonly string[]): readonly string[] {
  const distance = new Map([[file, 0]]);
  // A map that is walked through is walked to what is added meanwhile.
  for (const [reached, far] of distance) {
    for (const user of importersOf(reached)) if (!distance.has(user)) distance.set(user, far + 1);
  }
  return [...distance]
    .filter(([test]) => test.endsWith('.test.ts') && !isLeftOut(test))
    .map(([test, far]) => ({ test, far: far - nearness(file, test) }))
    .sort((left, right) => left.far - right.far || left.test.localeCompare(right.test))
    .map(({ test }) => test);
}

/** A test of the same name is the file's own; one in the folder that mirrors the file's is near. */
function nearness(file: string, test: string): number {
  if (test === `test/${file.replace(/\.ts$/, '')}.test.ts`) return 100;
  if (posix.basename(test).split('.')[0] === posix.basename(file, '.ts')) return 50;
  // What the rules of the documents ask for is asked of whole plans, through many files.
  if (test.startsWith('test/requirements/')) return 3;
  return test.startsWith(`test/${posix.dirname(file)}/`) ? 3 : 0;
}

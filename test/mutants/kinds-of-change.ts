import ts from 'typescript';
import { exchanged, written, type Change, type KindOfChange } from './change.ts';

const { SyntaxKind } = ts;

/** Each operator and what stands in its place. */
const SHIFTED: Readonly<Record<string, string>> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
};
const SIGNS: Readonly<Record<string, string>> = {
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '%': '*',
  '+=': '-=',
  '-=': '+=',
};
const LOGICAL: readonly string[] = ['&&', '||', '??'];

/** Methods that leave out or put in order, and give what they were asked of when they are gone. */
const PASSING = [
  'filter',
  'slice',
  'sort',
  'toSorted',
  'reverse',
  'toReversed',
  'trim',
  'flat',
  'toLowerCase',
  'toUpperCase',
];
/** Methods that are easily taken for one another. */
const TWINS: Readonly<Record<string, string>> = {
  some: 'every',
  every: 'some',
  min: 'max',
  max: 'min',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
  find: 'findLast',
  findLast: 'find',
};
/** What a function may give instead of its value. */
const NOTHING = ['[]', "''", 'undefined', 'null', 'true', 'false', '0', '{}'] as const;

const conditionOf = (node: ts.Node): ts.Expression | undefined => {
  if (ts.isIfStatement(node) || ts.isWhileStatement(node) || ts.isDoStatement(node)) return node.expression;
  if (ts.isConditionalExpression(node) || ts.isForStatement(node)) return node.condition;
  return undefined;
};

const isText = (node: ts.Node): boolean => ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);

/** What stands side by side in a node and is text. */
function textsSideBySide(node: ts.Node): readonly (readonly [ts.Node, ts.Node])[] {
  const pairs = (nodes: readonly (ts.Node | undefined)[]): readonly (readonly [ts.Node, ts.Node])[] =>
    nodes.slice(1).flatMap((second, index) => {
      const first = nodes[index];
      return first && second && isText(first) && isText(second) ? [[first, second] as const] : [];
    });
  // A constant that lists names is a set: who stands first in it says nothing.
  if (ts.isArrayLiteralExpression(node)) return ts.isVariableDeclaration(node.parent) ? [] : pairs(node.elements);
  if (ts.isConditionalExpression(node)) return pairs([node.whenTrue, node.whenFalse]);
  if (ts.isCallExpression(node)) return pairs(node.arguments);
  if (!ts.isObjectLiteralExpression(node)) return [];
  return pairs(node.properties.map((row) => (ts.isPropertyAssignment(row) ? row.initializer : undefined)));
}

const returned = (node: ts.Node): ts.Expression | undefined => {
  if (ts.isReturnStatement(node)) return node.expression;
  return ts.isArrowFunction(node) && !ts.isBlock(node.body) ? node.body : undefined;
};

/** A row of a list and the comma before or after it. */
function withoutRow(rows: ts.NodeArray<ts.Node>, index: number, source: ts.SourceFile): Change {
  const row = rows[index]!;
  const next = rows[index + 1];
  const before = rows[index - 1];
  if (next) return { start: row.getStart(source), end: next.getStart(source), instead: [''] };
  return { start: before?.getEnd() ?? row.getStart(source), end: row.getEnd(), instead: [''] };
}

const operatorChanges =
  (otherwise: Readonly<Record<string, string>>) =>
  (node: ts.Node, source: ts.SourceFile): readonly Change[] => {
    if (!ts.isBinaryExpression(node)) return [];
    const operator = otherwise[node.operatorToken.getText(source)];
    return operator ? [written(node.operatorToken, source, operator)] : [];
  };

const STATEMENTS: readonly ts.SyntaxKind[] = [
  SyntaxKind.ExpressionStatement,
  SyntaxKind.IfStatement,
  SyntaxKind.ForOfStatement,
  SyntaxKind.ThrowStatement,
  SyntaxKind.BreakStatement,
  SyntaxKind.ContinueStatement,
];

/** Every kind of change that is tried, in the order in which a sample takes one of each. */
export const KINDS_OF_CHANGE: readonly KindOfChange[] = [
  {
    name: 'condition negated',
    says: 'what was done when something holds is done when it does not',
    changes: (node, source) => {
      const condition = conditionOf(node);
      return condition ? [written(condition, source, `!(${condition.getText(source)})`)] : [];
    },
  },
  {
    name: 'operand removed',
    says: 'of two that have to hold, or of which one is enough, one is not looked at',
    changes: (node, source) =>
      ts.isBinaryExpression(node) && LOGICAL.includes(node.operatorToken.getText(source))
        ? [written(node, source, node.left.getText(source)), written(node, source, node.right.getText(source))]
        : [],
  },
  {
    name: 'statement removed',
    says: 'something is not done',
    changes: (node, source) =>
      STATEMENTS.includes(node.kind) && ts.isBlock(node.parent) ? [written(node, source, ';')] : [],
  },
  {
    name: 'row removed',
    says: 'a table or a list lacks one of its rows',
    changes: (node, source) => {
      if (ts.isArrayLiteralExpression(node)) return node.elements.map((_, at) => withoutRow(node.elements, at, source));
      if (!ts.isObjectLiteralExpression(node)) return [];
      return node.properties.map((_, at) => withoutRow(node.properties, at, source));
    },
  },
  {
    name: 'words exchanged',
    says: "two texts that stand side by side stand in each other's place",
    changes: (node, source) => textsSideBySide(node).map(([first, second]) => exchanged(first, second, source)),
  },
  {
    name: 'comparison shifted',
    says: 'the bound itself is on the other side, or what is equal counts as different',
    changes: operatorChanges(SHIFTED),
  },
  {
    name: 'value emptied',
    says: 'a function gives nothing',
    changes: (node, source) => {
      const value = returned(node);
      const text = value?.getText(source);
      return value && text !== undefined ? [written(value, source, ...NOTHING.filter((empty) => empty !== text))] : [];
    },
  },
  {
    name: 'step of a chain removed',
    says: 'nothing is left out, cut or put in order',
    changes: (node, source) => {
      if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return [];
      const { name, expression } = node.expression;
      return PASSING.includes(name.text) ? [written(node, source, expression.getText(source))] : [];
    },
  },
  {
    name: 'method exchanged',
    says: 'one counts where all have to, the last is taken for the first',
    changes: (node, source) => {
      if (!ts.isPropertyAccessExpression(node) || !ts.isCallExpression(node.parent)) return [];
      const twin = Object.hasOwn(TWINS, node.name.text) ? TWINS[node.name.text] : undefined;
      return twin ? [written(node.name, source, twin)] : [];
    },
  },
  { name: 'sign exchanged', says: 'what is added is taken away', changes: operatorChanges(SIGNS) },
  {
    name: 'number moved',
    says: 'one more than it should be: the second for the first',
    changes: (node, source) =>
      ts.isNumericLiteral(node) ? [written(node, source, String(Number(node.text.replaceAll('_', '')) + 1))] : [],
  },
];

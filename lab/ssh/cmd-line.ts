/** What a command processor makes of a line: commands one after the other, and of an `if` the branch that is true. */
export type CmdLine =
  | { readonly kind: 'command'; readonly text: string }
  | { readonly kind: 'all'; readonly lines: readonly CmdLine[] }
  | {
      readonly kind: 'if';
      readonly path: string;
      readonly exists: boolean;
      readonly then: CmdLine;
      readonly otherwise: CmdLine | null;
    };

const IF = /^\s*if\s+(not\s+)?exist\s+("[^"]*"|\S+)\s+/i;

/** Takes a line apart at what `cmd` reads outside of quotes: `&`, parentheses, `if exist`, `else`. */
export function parseCmdLine(line: string): CmdLine {
  const parts = splitOutside(line, '&').map((part) => part.trim());
  // The branches of an `if` reach to the end of its line, beyond every `&` that no parentheses enclose.
  const first = parts.findIndex((part) => IF.test(part));
  if (first < 0) return all(parts.map((text) => ({ kind: 'command', text: inner(text) })));
  const before = parts.slice(0, first).map((text): CmdLine => ({ kind: 'command', text }));
  return all([...before, parseIf(parts.slice(first).join(' & '))]);
}

function parseIf(text: string): CmdLine {
  const match = IF.exec(text);
  const [whole = '', not, path = ''] = match ?? [];
  const rest = text.slice(whole.length);
  const end = rest.startsWith('(') ? closing(rest) : -1;
  const [then, after] = end < 0 ? [rest, ''] : [rest.slice(1, end), rest.slice(end + 1)];
  const otherwise = /^\s*else\s+(.*)$/is.exec(after)?.[1];
  return {
    kind: 'if',
    path: path.replaceAll('"', ''),
    exists: not === undefined,
    then: parseCmdLine(then),
    otherwise: otherwise === undefined ? null : parseCmdLine(inner(otherwise)),
  };
}

const all = (lines: readonly CmdLine[]): CmdLine =>
  lines.length === 1 && lines[0] ? lines[0] : { kind: 'all', lines };

/** Without the parentheses around all of it. */
const inner = (text: string): string =>
  text.startsWith('(') && closing(text) === text.length - 1 ? text.slice(1, -1).trim() : text;

/** Where the parenthesis ends that a text begins with. */
function closing(text: string): number {
  let [depth, isQuoted] = [0, false];
  for (let index = 0; index < text.length; index += 1) {
    const sign = text[index];
    if (sign === '"') isQuoted = !isQuoted;
    if (isQuoted) continue;
    if (sign === '(') depth += 1;
    if (sign === ')' && (depth -= 1) === 0) return index;
  }
  return -1;
}

/** Splits at a sign that stands neither in quotes nor in parentheses, nor in `>&`. */
function splitOutside(text: string, separator: string): readonly string[] {
  const parts = [''];
  let [depth, isQuoted] = [0, false];
  for (const [index, sign] of [...text].entries()) {
    if (sign === '"') isQuoted = !isQuoted;
    if (!isQuoted) depth += sign === '(' ? 1 : sign === ')' ? -1 : 0;
    if (sign === separator && !isQuoted && depth === 0 && text[index - 1] !== '>') parts.push('');
    else parts[parts.length - 1] += sign;
  }
  return parts;
}

/** What a command processor makes of a line: commands one after the other, and of an `if` the branch that is true. */
export type CmdLine =
  | { readonly kind: 'command'; readonly text: string }
  | { readonly kind: 'all'; readonly lines: readonly CmdLine[] }
  /** Each only where the one before it has succeeded: `&&`. */
  | { readonly kind: 'while good'; readonly lines: readonly CmdLine[] }
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
  if (first < 0) return all(parts.map((text) => chain(inner(text))));
  const before = parts.slice(0, first).map(chain);
  return all([...before, parseIf(parts.slice(first).join(' & '))]);
}

/** One command, or several that go on while each has succeeded. */
function chain(text: string): CmdLine {
  const commands = splitOutside(text, '&&').map((one): CmdLine => ({ kind: 'command', text: one.trim() }));
  return commands.length === 1 && commands[0] ? commands[0] : { kind: 'while good', lines: commands };
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

/** Splits at a separator that stands neither in quotes nor in parentheses; `&` is neither `>&` nor half of `&&`. */
function splitOutside(text: string, separator: '&' | '&&'): readonly string[] {
  const parts: string[] = [];
  let [depth, isQuoted, start] = [0, false, 0];
  for (const { 0: sign, index } of text.matchAll(/"|\(|\)|&+/g)) {
    if (sign === '"') isQuoted = !isQuoted;
    if (isQuoted) continue;
    depth += sign === '(' ? 1 : sign === ')' ? -1 : 0;
    if (sign !== separator || depth !== 0 || text[index - 1] === '>') continue;
    parts.push(text.slice(start, index));
    start = index + sign.length;
  }
  return [...parts, text.slice(start)];
}

import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type ErrorCode,
  type Node,
  type Pair,
  type YAMLMap,
} from 'yaml';
import type { Path } from './problem.ts';

/** Something that makes a text no YAML, with its place. */
export interface YamlProblem {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** A text read as YAML, or what is wrong with it. */
export type YamlText =
  | { readonly good: true; readonly content: unknown; readonly lineOf: (path: Path) => number }
  | { readonly good: false; readonly problems: readonly YamlProblem[] };

/** What to say of the parser's errors. Its own texts may quote the file, which may hold a secret by mistake. */
const SENTENCES: Partial<Record<ErrorCode, string>> = {
  TAB_AS_INDENT: 'is indented by a tab; use blanks',
  DUPLICATE_KEY: 'repeats a key; keep one of the two',
  MULTIPLE_DOCS: 'begins a second document; a file has one',
  BAD_INDENT: 'is indented differently from its neighbours; line them up',
  BAD_ALIAS: 'refers to an anchor that is not there; write the value',
  MISSING_CHAR: 'lacks a character, such as a quote, bracket, comma or colon; put it in',
  BLOCK_AS_IMPLICIT_KEY: 'has a second ": " in one line; put the value in quotes or on lines of its own',
  MULTILINE_IMPLICIT_KEY: 'is no key with a value; write "key: value", and check the quotes and the indent',
  TAG_RESOLVE_FAILED: 'has a tag (!); none is needed, so put the value in quotes or take the tag away',
  BAD_SCALAR_START: 'begins with a character that has a meaning in YAML; put the value in quotes',
  NON_STRING_KEY: 'has a key that is not text; put it in quotes',
};

const OTHERWISE = 'is not well-formed YAML here; check indent, quotes and brackets';

/**
 * Whatever version of YAML a text asks for, it is read as plain JSON: in 1.1 a date becomes an object, `no` a truth and a time
 * of day a number. The parser would compare each key of a group with each other one: many thousands of them take minutes.
 */
const OPTIONS = {
  ...{ schema: 'core', resolveKnownTags: false },
  ...{ prettyErrors: false, stringKeys: true, uniqueKeys: false },
} as const;

/** Reads a text as one YAML document. Never throws for what the text contains. */
export function readYaml(text: string): YamlText {
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, { ...OPTIONS, lineCounter: lines });
    const faults = [...document.errors, ...document.warnings, ...danglingAliases(document), ...repeatedKeys(document)];
    if (faults.length > 0) return { good: false, problems: faults.map((fault) => yamlProblem(fault, lines)) };
    const content: unknown = document.toJS();
    const pairOf = rememberPairs();
    return { good: true, content, lineOf: (path) => lines.linePos(offsetOf(document, path, pairOf)).line };
  } catch (error) {
    if (!(error instanceof RangeError || error instanceof ReferenceError)) throw error;
    const message = 'is nested too deeply or repeats its anchors too often; write it out plainly';
    return { good: false, problems: [{ line: 1, column: 1, message }] };
  }
}

interface Fault {
  readonly code: ErrorCode;
  readonly pos: readonly [number, number];
}

/** References to anchors that are not there: the parser itself notices them only when it makes the content. */
function danglingAliases(document: Document.Parsed): readonly Fault[] {
  const faults: Fault[] = [];
  // In the order of the text, in which an anchor comes before what refers to it. `Alias.resolve` would walk the whole
  // document for each alias.
  const anchors = new Set<string>();
  visit(document, {
    Value: (_, { anchor }) => {
      if (anchor !== undefined) anchors.add(anchor);
    },
    Alias: (_, { source, range }) => {
      if (!anchors.has(source)) faults.push({ code: 'BAD_ALIAS', pos: [range?.[0] ?? 0, range?.[1] ?? 0] });
    },
  });
  return faults;
}

function repeatedKeys(document: Document.Parsed): readonly Fault[] {
  const faults: Fault[] = [];
  visit(document, {
    Map: (_, { items }) => {
      const seen = new Set<string>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        const name = String(key.value);
        if (seen.has(name)) faults.push({ code: 'DUPLICATE_KEY', pos: [key.range?.[0] ?? 0, key.range?.[1] ?? 0] });
        seen.add(name);
      }
    },
  });
  return faults;
}

function yamlProblem(fault: Fault, lines: LineCounter): YamlProblem {
  const { line, col } = lines.linePos(fault.pos[0]);
  return { line, column: col, message: SENTENCES[fault.code] ?? OTHERWISE };
}

/** Offset of what stands at a path: of its key in a map, of itself in a list; of the nearest parent that is there. */
function offsetOf(document: Document.Parsed, path: Path, pairOf: PairOf): number {
  let node: unknown = document.contents;
  let offset = (document.contents as Node | null)?.range?.[0] ?? 0;
  for (const segment of path) {
    if (isAlias(node)) node = node.resolve(document);
    if (isMap(node)) {
      const pair = pairOf(node, String(segment));
      if (!pair) break;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      const item = node.items[Number(segment)] as Node | undefined;
      if (!item) break;
      offset = item.range?.[0] ?? offset;
      node = item;
    } else break;
  }
  return offset;
}

type PairOf = (map: YAMLMap, key: string) => Pair | undefined;

/** Looks each group through once, however many problems it has. */
function rememberPairs(): PairOf {
  const known = new Map<YAMLMap, ReadonlyMap<string, Pair>>();
  return (map, key) => {
    const pairs =
      known.get(map) ??
      new Map(map.items.flatMap((pair) => (isScalar(pair.key) ? [[String(pair.key.value), pair] as const] : [])));
    known.set(map, pairs);
    return pairs.get(key);
  };
}

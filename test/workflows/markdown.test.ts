import fc from 'fast-check';
import * as markdown from 'prettier/plugins/markdown';
import { describe, expect, it } from 'vitest';
import type { RunStatus } from '../../plan/types/run.ts';
import { describeRun } from '../../workflows/describe-run.ts';
import { markdownLine } from '../../workflows/markdown.ts';

interface Node {
  readonly type: string;
  readonly children?: readonly Node[];
}

/** The parser is called as prettier itself calls it; its types ask for options that it does not read. */
const parse = markdown.parsers.markdown.parse as unknown as (text: string, options: object) => Node;

const kindsOf = (text: string): readonly string[] => walk(parse(text, {}));
const walk = ({ type, children = [] }: Node): readonly string[] => [type, ...children.flatMap(walk)];
const count = (kinds: readonly string[], kind: string): number => kinds.filter((one) => one === kind).length;

/** What a text may become: words, and code where a page would make a link. */
const HARMLESS = ['root', 'list', 'listItem', 'heading', 'paragraph', 'sentence', 'word', 'whitespace', 'text'];

const MEANS_SOMETHING = [
  ...['# a', '```', '~~~', '<b>', '<script>', '[x](http://y)', '![i](u)', '[a]: http://b', 'http://x.y', 'www.a.b'],
  ...[
    'a@b.cd',
    '- ',
    '1. ',
    '> ',
    '===',
    '---',
    '&#8238;',
    '|',
    '`',
    '\\',
    ' ',
    '\n',
    '\r\n',
    '\u2028',
    '\x1b[2J',
    '*',
  ],
  ...['_', '#', '$$', '\ud800'],
];

/** Any code unit, half a character too. */
const anyUnit = fc.nat(0xffff).map((code) => String.fromCharCode(code));

/** A note, a name or what a server says, of whatever its writer thought of. */
const anyText = fc
  .array(fc.oneof(fc.constantFrom(...MEANS_SOMETHING), fc.string(), fc.string({ unit: anyUnit })), { maxLength: 8 })
  .map((parts) => parts.join(''));

describe('what people and servers write, in the current details', () => {
  it('is words on one line, and code where a page would make a link; nothing else', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom('- ', '1. ', '## Asked: '), (text, before) => {
        const line = before + markdownLine(text);
        expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        const kinds = kindsOf(line);
        expect(kinds.filter((kind) => ![...HARMLESS, 'inlineCode'].includes(kind))).toEqual([]);
        expect(count(kinds, 'heading')).toBe(before.startsWith('#') ? 1 : 0);
        expect(count(kinds, 'listItem')).toBe(before.startsWith('#') ? 0 : 1);
      }),
      { numRuns: 150 },
    );
  });

  it('changes nothing of how the page is built, at whatever place it stands', () => {
    const built = kindsOf(describeRun(statusOf('a text'), 'default')).filter((kind) => BUILDING.includes(kind));
    fc.assert(
      fc.property(anyText, (text) => {
        const kinds = kindsOf(describeRun(statusOf(text), 'default'));
        expect(kinds.filter((kind) => BUILDING.includes(kind))).toEqual(built);
        expect(kinds.filter((kind) => !BUILDING.includes(kind) && !WORDS.includes(kind))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

/** What the page is built of, and what words become: `strong` are the names of servers. */
const BUILDING = ['root', 'heading', 'list', 'listItem', 'code', 'strong'];
const WORDS = ['paragraph', 'sentence', 'word', 'whitespace', 'text', 'inlineCode'];

/** A status whose every text of somebody else is the one given. */
const statusOf = (text: string): RunStatus => ({
  cluster: text,
  workflowId: 'ccm/demo',
  runId: 'run',
  procedure: 'upgrade',
  planHash: 'a'.repeat(64),
  state: 'running',
  stage: 'publisher',
  unheard: text,
  servers: [{ name: `PUB${text}`, role: 'publisher', state: 'asking', evidence: 'observed', step: text }],
  prompts: [
    {
      id: 'PUB/one#1',
      title: text,
      instructions: [text, 'Then that.'],
      form: { kind: 'choice', choices: [{ value: 'done', meaning: text }] },
      by: 'engineer',
      task: { kind: 'confirm' },
      kind: 'work',
      nonce: 'n',
      noteFor: [],
      askedAt: '2026-01-01T00:00:00.000Z',
      answer: {},
      signal: { prompt: 'PUB/one#1', value: 'done', by: '<your name>' },
    },
  ],
  entries: 0,
  runs: [],
  warnings: [],
  openItems: [text, 'SUB is not done'],
  accepted: [{ step: 'PUB/one', by: text, reason: text, overruled: { by: text, answered: text } }],
});

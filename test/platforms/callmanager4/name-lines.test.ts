import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changesOf,
  isAsWanted,
  lineOf,
  linesAfter,
  speaksOf,
  type NamedNode,
} from '../../../platforms/callmanager4/name-lines.ts';

const NODES: readonly NamedNode[] = [
  { name: 'CM-PUB', address: '10.1.1.1', dnsSuffix: 'example.com' },
  { name: 'CM-SUB1', address: '10.1.1.2' },
  { name: 'CM-SUB2', address: '10.1.1.3', dnsSuffix: 'example.com' },
];

const FILES = ['hosts', 'lmhosts'] as const;

const word = fc.constantFrom(
  'CM-PUB',
  'cm-pub.old.example.com',
  'CM-SUB1',
  'cm-sub2',
  'printer',
  'CM-PUB2',
  'localhost',
);
const address = fc.constantFrom('10.1.1.1', '10.1.1.2', '10.1.1.3', '10.1.1.9', '127.0.0.1');
const line = fc.oneof(
  fc.constantFrom(
    '',
    '# a comment of CM-PUB',
    '#INCLUDE \\\\CM-PUB\\public\\lmhosts',
    '10.1.1.1 "CM-PUB         \\0x1b" #PRE',
  ),
  fc.tuple(address, fc.array(word, { minLength: 1, maxLength: 3 })).map(([at, names]) => [at, ...names].join('  ')),
  fc.constantFrom(...NODES).map((node) => lineOf('hosts', node)),
  fc.constantFrom(...NODES).map((node) => `${lineOf('lmhosts', node).toLowerCase().replace('#pre', '#PRE')}`),
);
const file = fc.option(fc.array(line, { maxLength: 8 }), { nil: null });

describe.each(FILES)('what %s has to become', (name) => {
  const after = (before: readonly string[] | null) => linesAfter(changesOf(name, before, NODES));
  const ofCluster = (lines: readonly string[]) => lines.filter((one) => speaksOf(name, one, NODES));

  it('has one right line for each server and no other of any, keeps all other lines in their order, and is reached in one step (NAM-07, NAM-08)', () => {
    fc.assert(
      fc.property(file, (before) => {
        const lines = after(before);
        const plain = (one: string) =>
          one
            .replace(name === 'hosts' ? /#.*/ : /$^/, '')
            .replace(/\s+/g, ' ')
            .trim()
            .toLowerCase();
        expect(ofCluster(lines).map(plain).toSorted()).toEqual(
          NODES.map((node) => plain(lineOf(name, node))).toSorted(),
        );
        const others = (before ?? []).filter((one) => !speaksOf(name, one, NODES));
        const kept = lines.filter((one) => others.includes(one));
        expect(kept.filter((one) => one !== '127.0.0.1       localhost')).toEqual(expect.arrayContaining(others));
        expect(
          changesOf(name, before, NODES)
            .filter(({ what, line: one }) => what === 'kept' && others.includes(one))
            .map(({ line: one }) => one),
        ).toEqual(others);
        expect(isAsWanted(changesOf(name, lines, NODES))).toBe(true);
        expect(after(lines)).toEqual(lines);
      }),
    );
  });

  it('has the servers that were missing at its end, in their order', () => {
    expect(after(null).slice(-NODES.length)).toEqual(NODES.map((node) => lineOf(name, node)));
  });
});

it.each([
  ['a line that is right stays as it is written', ['10.1.1.2   cm-sub1   # first'], ['10.1.1.2   cm-sub1   # first']],
  [
    'an old address is replaced in its place',
    ['10.9.9.9 CM-SUB1', '10.1.1.9 printer'],
    ['10.1.1.2 CM-SUB1', '10.1.1.9 printer'],
  ],
  [
    'another machine on the same line keeps its name',
    ['10.9.9.9 CM-SUB1 printer'],
    ['10.9.9.9 printer', '10.1.1.2 CM-SUB1'],
  ],
  [
    'localhost stays where a server stood on its line',
    ['127.0.0.1 localhost CM-SUB1'],
    ['127.0.0.1 localhost', '10.1.1.2 CM-SUB1'],
  ],
  ['another name of a server of the cluster goes', ['10.1.1.2 OLD-NAME'], ['10.1.1.2 CM-SUB1']],
  ['the second line of a server goes', ['10.1.1.2 CM-SUB1', '10.1.1.2 CM-SUB1'], ['10.1.1.2 CM-SUB1']],
])('in HOSTS, %s', (_what, before, lines) => {
  const one = NODES.slice(1, 2);
  const all = linesAfter(changesOf('hosts', ['127.0.0.1 localhost', ...before], one));
  expect(all.filter((text) => text !== '127.0.0.1 localhost')).toEqual(
    lines.filter((text) => text !== '127.0.0.1 localhost'),
  );
  expect(all.some((text) => /^127\.0\.0\.1\s+localhost$/.test(text))).toBe(true);
});

it('in LMHOSTS, a line without #PRE, or with it in small letters, is not right', () => {
  for (const wrong of ['10.1.1.2 CM-SUB1', '10.1.1.2 CM-SUB1 #pre'])
    expect(linesAfter(changesOf('lmhosts', [wrong], NODES.slice(1, 2)))).toEqual(['10.1.1.2 CM-SUB1 #PRE']);
});

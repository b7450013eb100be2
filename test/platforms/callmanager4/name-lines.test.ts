import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addressesOf,
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

/** What lines say of machines that are none of the servers, under addresses that are none of theirs. */
const othersIn = (name: 'hosts' | 'lmhosts', lines: readonly string[]): readonly (readonly [string, string])[] =>
  lines
    .map((one) => one.split(/\s+/))
    .filter(
      ([at = '', first = '']) =>
        /^[\d.]+$/.test(at) && !first.startsWith('"') && !NODES.some((node) => node.address === at),
    )
    .flatMap(([at = '', ...names]) =>
      (name === 'hosts' ? names : names.slice(0, 1))
        .filter((one) => !NODES.some((node) => one.toLowerCase().split('.')[0] === node.name.toLowerCase()))
        .map((one) => [at, one.toLowerCase()] as const),
    );

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
        const addresses = addressesOf(name, before ?? [], NODES);
        const isOther = (one: string) => !addresses.has(/^\s*([\d.]+)\s+[^"\s]/.exec(one)?.[1] ?? '');
        const others = (before ?? []).filter(isOther);
        const changes = changesOf(name, before, NODES);
        const kept = changes.filter(({ what }) => what === 'kept').map(({ line: one }) => one);
        expect(kept.filter(isOther)).toEqual(others);
        expect(changes.filter(({ what }) => what === 'dropped').map(({ line: one }) => isOther(one))).not.toContain(
          true,
        );
        for (const [at, machine] of othersIn(name, before ?? []))
          expect(lines.some((one) => one.startsWith(at) && one.toLowerCase().includes(machine))).toBe(true);
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
    'an old address goes, and the line of another machine stays',
    ['10.9.9.9 CM-SUB1', '10.1.1.9 printer'],
    ['10.1.1.9 printer', '', '10.1.1.2 CM-SUB1'],
  ],
  [
    'another machine under the address of a server keeps its name there',
    ['10.9.9.9 CM-SUB1 printer', '10.9.9.9 fax'],
    ['', '10.9.9.9 printer', '10.9.9.9 fax', '10.1.1.2 CM-SUB1'],
  ],
  ['localhost stays where a server stood on its line', ['127.0.0.1 CM-SUB1'], ['10.1.1.2 CM-SUB1']],
  ['another name of a server of the cluster goes', ['10.1.1.2 OLD-NAME'], ['', '10.1.1.2 CM-SUB1']],
  ['the second line of a server goes', ['10.1.1.2 CM-SUB1', '10.1.1.2 CM-SUB1'], ['', '10.1.1.2 CM-SUB1']],
  [
    'what comes stands behind a blank line, since the last line may lack its end',
    ['# end'],
    ['# end', '', '10.1.1.2 CM-SUB1'],
  ],
])('in HOSTS, %s', (_what, before, lines) => {
  const one = NODES.slice(1, 2);
  const all = linesAfter(changesOf('hosts', ['127.0.0.1 localhost', ...before], one));
  expect(all.filter((text) => text !== '127.0.0.1 localhost')).toEqual(lines);
  expect(all.filter((text) => /^127\.0\.0\.1\s+localhost$/.test(text))).toHaveLength(1);
});

it('where the network resolves names, no line of a server stays, and all others do (NAM-02)', () => {
  const before = ['127.0.0.1 localhost', '10.1.1.2 CM-SUB1', '10.1.1.9 printer'];
  expect(linesAfter(changesOf('hosts', before, NODES, []))).toEqual(['127.0.0.1 localhost', '10.1.1.9 printer']);
  expect(changesOf('lmhosts', null, NODES, [])).toEqual([]);
});

it('in LMHOSTS, a line without #PRE, or with it in small letters, is not right', () => {
  for (const wrong of ['10.1.1.2 CM-SUB1', '10.1.1.2 CM-SUB1 #pre'])
    expect(linesAfter(changesOf('lmhosts', [wrong], NODES.slice(1, 2)))).toEqual(['10.1.1.2 CM-SUB1 #PRE']);
});

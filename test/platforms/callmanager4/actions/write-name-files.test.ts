import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeNameFiles } from '../../../../platforms/callmanager4/actions/write-name-files.ts';
import { changesOf, linesAfter, type NamedNode } from '../../../../platforms/callmanager4/name-lines.ts';
import { known, unknown } from '../../../../plan/fact.ts';
import { emptyMemory } from '../../../../platforms/callmanager4/types/server-memory.ts';
import type { NameFileLines } from '../../../../platforms/callmanager4/types/observation.ts';
import { sampleServer } from '../sample-cluster.ts';
import { linesOf } from './acting.ts';

const NODES: readonly NamedNode[] = [
  { name: 'CM-PUB', address: '10.1.1.1', dnsSuffix: 'example.com' },
  { name: 'CM-SUB1', address: '10.1.1.2', dnsSuffix: 'example.com' },
];
const RIGHT: NameFileLines = {
  hosts: ['127.0.0.1 localhost', '10.1.1.1 CM-PUB CM-PUB.example.com', '10.1.1.2 CM-SUB1 CM-SUB1.example.com'],
  lmhosts: ['10.1.1.1 CM-PUB #PRE', '10.1.1.2 CM-SUB1 #PRE'],
};
const FOLDER = '\\\\CM-PUB\\C$\\WINNT\\system32\\drivers\\etc';

const given = (namesBy: 'files' | 'network' = 'files') => ({ arguments: { nodes: NODES, namesBy } });
const written = (files: Partial<NameFileLines>, namesBy?: 'files' | 'network') =>
  linesOf(writeNameFiles, given(namesBy), { nameFiles: known({ ...RIGHT, ...files }) });

describe('the act that writes HOSTS and LMHOSTS', () => {
  it('takes the lines out on the server itself once a copy is there, and puts those of all servers behind the rest (NAM-07, NAM-08)', () => {
    const lines = written({ hosts: ['127.0.0.1 localhost', '10.9.9.9 CM-SUB1', '10.1.1.50 printer'] });
    expect(lines).toEqual([
      `copy /y ${FOLDER}\\hosts ${FOLDER}\\hosts.99a02a27 && findstr /v /r /c:"^[^0-9#A-Za-z]*10\\.9\\.9\\.9[^0-9A-Za-z.]" ${FOLDER}\\hosts.99a02a27 >${FOLDER}\\hosts.new && move /y ${FOLDER}\\hosts.new ${FOLDER}\\hosts`,
      `>>${FOLDER}\\hosts echo.`,
      `>>${FOLDER}\\hosts echo 10.1.1.1 CM-PUB CM-PUB.example.com`,
      `>>${FOLDER}\\hosts echo 10.1.1.2 CM-SUB1 CM-SUB1.example.com`,
    ]);
  });

  it('makes a file that is not there, and empties one of which nothing stays', () => {
    expect(written({ lmhosts: null })).toEqual(RIGHT.lmhosts?.map((line) => `>>${FOLDER}\\lmhosts echo ${line}`));
    const lines = written({}, 'network');
    expect(lines[0]).toContain(`findstr /v`);
    expect(lines[1]).toMatch(/^copy \/y (\S+) \S+ && type nul >\1$/);
    expect(lines).toHaveLength(2);
  });

  it('is nothing where both are right, and says so in the plan, since lines that nobody has seen are not sent', () => {
    expect(written({})).toEqual([]);
    const order = { server: sampleServer('CM-PUB', ['publisher']), step: 'x', memory: emptyMemory, ...given() };
    expect(writeNameFiles.linesPlanned(order, { nameFiles: known(RIGHT) })).toEqual(['(nothing to change)']);
    expect(writeNameFiles.linesPlanned(order, { nameFiles: unknown('no route') })).toEqual([
      '(not known yet: no route; the lines are shown before any is sent)',
    ]);
  });

  it('shows how each file will differ, and nothing of a file that stays', () => {
    const order = { server: sampleServer('CM-PUB', ['publisher']), step: 'x', memory: emptyMemory, ...given() };
    const lmhosts = ['10.9.9.9 CM-SUB1 #PRE', '10.1.1.1 CM-PUB #PRE', '# end'];
    expect(writeNameFiles.difference(order, { nameFiles: known({ ...RIGHT, lmhosts }) })).toEqual([
      'lmhosts:',
      '- 10.9.9.9 CM-SUB1 #PRE',
      '+ 10.1.1.2 CM-SUB1 #PRE',
      '  1 line moves to the end',
    ]);
  });

  it('is left to people where no command can tell a line from others, or where one would be too long', () => {
    expect(written({ lmhosts: ['10.1.1.1 "CM-PUB         \\0x1b" #PRE', '10.1.1.1 CM-PUB #PRE'] })).toMatch(
      /no command can tell this line of lmhosts from others: 10\.1\.1\.1 "CM-PUB.*by hand/,
    );
    const hosts = ['# end', ...Array.from({ length: 60 }, (_, index) => `10.9.9.${index} CM-SUB1`)];
    expect(written({ hosts })).toMatch(/60 addresses of hosts are more than one command can hold; change it by hand/);
  });

  it('never sends a sign of a file: whatever stands there stays, is taken out by its address, or is left to people', () => {
    const word = fc.constantFrom('CM-PUB', 'CM-SUB1', 'printer', 'a&b', '%x%', '"q"', 'x|y', '#PRE', '^', '(', 'cm-sub1.old');
    const address = fc.constantFrom('10.1.1.1', '10.1.1.2', '10.9.9.9', '10.9.9.99', '127.0.0.1', '#10.9.9.9');
    const line = fc.tuple(fc.constantFrom('', ' ', '\t'), address, fc.array(word, { maxLength: 3 })).map(([gap, at, words]) => `${gap}${[at, ...words].join(' ')}`);
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), (hosts) => {
        const lines = ((): readonly string[] | string => {
          try {
            return written({ hosts });
          } catch {
            return 'it is left to people';
          }
        })();
        if (typeof lines === 'string') return;
        for (const one of lines) expect(one.replaceAll(/\/c:"[^"]*"| && |>>?(?=\\\\)/g, '')).not.toMatch(/[&|%"^()<>]/);
        const forms = [...(lines[0] ?? '').matchAll(/\/c:"([^"]*)"/g)].map(([, form = '']) => new RegExp(form));
        const kept = (lines[0] ?? '').includes('type nul') ? [] : hosts.filter((one) => !forms.some((form) => form.test(one)));
        const added = lines.filter((one) => one.startsWith('>>')).map((one) => one.replace(/^>>\S+ echo[. ]?/, ''));
        expect([...kept, ...added]).toEqual(linesAfter(changesOf('hosts', hosts, NODES)));
      }),
    );
  }); // prettier-ignore
});

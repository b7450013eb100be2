import { describe, expect, it } from 'vitest';
import { keptAfter, narrowed } from '../../plan/kept-memory.ts';
import type { Step } from '../../plan/types/step.ts';

const check = (server: string, parts: { readonly forgets?: string[]; readonly recalls?: string[] }): Step =>
  ({ id: `${server}/c`, server, kind: 'check', check: { name: 'c', servers: [server], arguments: {}, ...parts } }) as unknown as Step; // prettier-ignore
const act = (server: string, recalls: string[], forgets: string[] = []): Step =>
  ({ id: `${server}/a`, server, kind: 'action', recalls, proof: { name: 'p', servers: [server], forgets } }) as unknown as Step; // prettier-ignore
const repair = (server: string, of: string, recalls: string[]): Step =>
  ({ ...check(server, {}), repair: { server: of, recalls } }) as unknown as Step;

describe('of what a server is remembered by, later steps need', () => {
  it.each<[string, readonly Step[], readonly string[]]>([
    ['what one of its steps recalls', [act('A', ['x'])], ['x']],
    ['what the words of a question recall', [{ ...act('A', ['x']), kind: 'prompt' } as unknown as Step], ['x']],
    ['nothing that only another server recalls', [act('B', ['x'])], []],
    ['nothing that its own check has it forget before', [check('A', { forgets: ['x'] }), act('A', ['x'])], []],
    ['what it recalls before that', [act('A', ['x']), check('A', { forgets: ['x'] })], ['x']],
    ['what a check of another server has that one forget', [check('B', { forgets: ['x'] }), act('A', ['x'])], ['x']],
    ['what the proof of an act may not come to forget', [act('A', [], ['x']), act('A', ['x'])], ['x']],
    ['what a check recalls that forgets something else', [check('A', { forgets: ['x'], recalls: ['y'] })], ['y']],
    ['what the repair of a check elsewhere recalls of it', [repair('B', 'A', ['x'])], ['x']],
    ['nothing that a repair recalls of another', [repair('A', 'B', ['x'])], []],
  ])('%s', (_, later, expected) => {
    expect(keptAfter('A', later, {})).toEqual(expected);
  });

  it('and what the next run is told, under both names', () => {
    expect(keptAfter('A', [], { setAside: 'servicesBefore' })).toEqual(['servicesBefore', 'setAside']);
  });
});

describe('a memory that is narrowed', () => {
  it('has what is kept, what is owed and what is unanswered, and nothing else', () => {
    const unanswered = [{ server: 'A', id: 'one' }];
    expect(narrowed({ x: 1, y: 2, owes: 'something', unanswered }, ['x'])).toEqual({
      x: 1,
      owes: 'something',
      unanswered,
    });
    expect(narrowed({ x: null, y: 2 }, ['x', 'z'])).toEqual({});
    expect(narrowed({ x: 0, y: false }, ['x', 'y'])).toEqual({ x: 0, y: false });
  });
});

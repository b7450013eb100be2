import { describe, expect, it } from 'vitest';
import { readAuditLine } from '../../../activities/audit/line.ts';

const HASH = 'a'.repeat(64);
const stamp = { at: '2026-11-27T20:00:00.000Z', worker: 'one', previous: HASH };
const signed = {
  statement: { workflow: 'w', firstRun: 'f', prompt: 'p', value: 'done', by: 'Ada', plan: HASH, nonce: 'n' },
  signature: 's',
};
const before = {
  statement: { kind: 'k', cluster: 'c', procedure: 'upgrade', step: 's', value: 'done', by: 'Ada', at: 'then' },
  signature: 's',
};

/** A whole line of each event; what may be missing is named. */
const LINES: readonly (readonly [line: Readonly<Record<string, unknown>>, mayLack: readonly string[]])[] = [
  [{ ...stamp, event: 'opened', workflow: 'w', firstRun: 'f' }, []],
  [{ ...stamp, event: 'site', name: 'n', hash: HASH, people: [{ name: 'Ada', keys: ['k'] }], workers: ['k'] }, []],
  [
    {
      ...stamp,
      event: 'story',
      run: 'r',
      line: 0,
      entry: { at: 'a', kind: 'step', text: 't', given: [signed], givenBefore: [before] },
    },
    ['entry.given', 'entry.givenBefore', 'entry.given.0.signature', 'entry.givenBefore.0.signature'],
  ],
  [
    { ...stamp, event: 'act', run: 'r', plan: HASH, step: 's', action: 'reboot', server: 'PUB', act: 'i', warrants: ['n'], commands: ['c'] }, // prettier-ignore
    [],
  ],
  [{ ...stamp, event: 'unsent', run: 'r', act: 'i' }, []],
  [{ ...stamp, event: 'seal', lines: 1, head: HASH, signature: 's' }, []],
  [{ ...stamp, event: 'closed', run: 'r' }, []],
];

/** Each place in a value, as words with dots. */
function placesIn(value: unknown, above = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const place = above === '' ? key : `${above}.${key}`;
    return Array.isArray(value) ? placesIn(inner, place) : [place, ...placesIn(inner, place)];
  });
}

function changed(value: unknown, [first, ...rest]: readonly string[], change: (inner: unknown) => unknown): unknown {
  if (first === undefined) return change(value);
  const copy = Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) };
  const inner = changed((copy as Record<string, unknown>)[first], rest, change);
  Object.assign(copy, { [first]: inner });
  return copy;
}

const read = (line: unknown): unknown => readAuditLine(JSON.stringify(line));

describe.each(LINES)('a line of the record: $event', (line, mayLack) => {
  it('is read as it was written', () => {
    expect(read(line)).toEqual(line);
  });

  it.each(placesIn(line))('is refused without %s, or with something of another kind there', (place) => {
    const path = place.split('.');
    const without = (): unknown => read(changed(line, path, () => undefined));
    if (mayLack.includes(place)) expect(without).not.toThrow();
    else expect(without).toThrow();
    expect(() => read(changed(line, path, () => ({ of: 'another kind' })))).toThrow();
    expect(() => read(changed(line, path, (was) => (typeof was === 'string' ? 'x'.repeat(100_001) : 'x')))).toThrow();
  });

  it('is refused with anything further', () => {
    expect(() => read({ ...line, further: 1 })).toThrow();
  });
});

it('a line has the hash of the one before, which the first has not', () => {
  const closed = { ...stamp, event: 'closed', run: 'r' };
  expect(read({ ...closed, previous: '' })).toBeTruthy();
  for (const previous of ['a', HASH.slice(1), `${HASH}a`, HASH.toUpperCase(), `${HASH}\n`])
    expect(() => read({ ...closed, previous })).toThrow();
});

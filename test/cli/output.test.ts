import { describe, expect, it } from 'vitest';
import { createOutput, type Output } from '../../cli/output.ts';
import { keepText } from './run-ccmctl.ts';

const open = (json: boolean, terminal = false) => {
  const stdout = keepText(terminal);
  const stderr = keepText(terminal);
  return { output: createOutput({ stdout, stderr, json }), stdout, stderr };
};

describe('with --json', () => {
  it('never lets anything but documents onto stdout', () => {
    const { output, stdout, stderr } = open(true, true);
    output.tell('a story');
    output.note('a warning');
    output.result({ a: 1 }, () => 'text for people');
    expect(JSON.parse(stdout.text)).toEqual({ a: 1 });
    expect(stderr.text).toBe('a story\na warning\n');
  });

  it('writes a line document on one line', () => {
    const { output, stdout } = open(true);
    output.resultLine({ a: { b: [1, 2] } }, () => '');
    output.resultLine({ a: 2 }, () => '');
    expect(stdout.text).toBe('{"a":{"b":[1,2]}}\n{"a":2}\n');
  });

  it.each<[string, (output: Output) => void, string]>([
    ['alone', () => undefined, '{\n  "error": 1\n}\n'],
    ['on a line after lines', (output) => output.resultLine({ a: 1 }, () => ''), '{"a":1}\n{"error":1}\n'],
    ['never behind an outcome', (output) => output.result({}, () => ''), '{}\n'],
  ])('has the document of an error %s', (_what, before, text) => {
    const { output, stdout } = open(true);
    before(output);
    output.failure({ error: 1 });
    expect(stdout.text).toBe(text);
  });

  it('never paints, not even in a terminal', () => {
    expect(open(true, true).output.colors.red('x')).toBe('x');
  });
});

describe('without --json', () => {
  it('never paints in a pipe', () => {
    expect(open(false, false).output.colors.red('x')).toBe('x');
  });

  it('ends every text with exactly one line end', () => {
    const { output, stdout } = open(false);
    output.tell('a');
    output.result({}, () => 'b\n');
    expect(stdout.text).toBe('a\nb\n');
  });
});

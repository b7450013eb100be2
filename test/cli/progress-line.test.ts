import { describe, expect, it } from 'vitest';
import { createProgressLine } from '../../cli/progress-line.ts';
import { keepText } from './run-ccmctl.ts';

describe('progress in a pipe', () => {
  it('never repeats a line whose elapsed time alone has changed, until half a minute has passed', () => {
    const stderr = keepText();
    let now = 0;
    const line = createProgressLine(stderr, () => now);
    for (now = 0; now < 65_000; now += 1000) line.show(`building, 0:${String(now / 1000).padStart(2, '0')}`);
    expect(stderr.text.split('\n').slice(0, -1)).toEqual(['building, 0:00', 'building, 0:30', 'building, 0:60']);
  });

  it('says news at once and never writes an escape code', () => {
    const stderr = keepText();
    const line = createProgressLine(stderr, () => 0);
    line.show('looking');
    line.show('found');
    line.clear();
    expect(stderr.text).toBe('looking\nfound\n');
  });
});

describe('progress in a terminal', () => {
  it('replaces the line before and takes it away in the end', () => {
    const stderr = keepText(true);
    const line = createProgressLine(stderr);
    line.show('looking');
    line.show('found');
    line.clear();
    expect(stderr.text).toBe('\r\u001b[Klooking\r\u001b[Kfound\r\u001b[K');
  });
});

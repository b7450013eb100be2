import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BoundedOutput } from '../../../activities/ssh/bounded-output.ts';

describe('the output of a command', () => {
  it('is kept up to its limit, in whatever pieces it comes, and says whether more came', () => {
    const pieces = fc.array(fc.uint8Array({ maxLength: 40 }).map(Buffer.from), { maxLength: 60 });
    fc.assert(
      fc.property(pieces, fc.integer({ min: 0, max: 600 }), (chunks, limit) => {
        const output = new BoundedOutput(limit);
        chunks.forEach((chunk) => output.add(chunk));
        const whole = Buffer.concat(chunks);
        expect(output.bytes.equals(whole.subarray(0, limit))).toBe(true);
        expect(output.overflowed).toBe(whole.length > limit);
      }),
    );
  });

  it('does not change with the buffers that it came in, which belong to the connection', () => {
    const chunk = Buffer.from('kept');
    const output = new BoundedOutput(100);
    output.add(chunk);
    chunk.fill('x');
    expect(output.bytes.toString()).toBe('kept');
  });

  it('takes no more memory than twice its limit, even byte by byte', () => {
    const output = new BoundedOutput(64 * 1024);
    for (let count = 0; count < 200_000; count += 1) output.add(Buffer.of(120));
    expect(output.bytes.length).toBe(64 * 1024);
    expect(output.bytes.buffer.byteLength).toBeLessThanOrEqual(128 * 1024);
  });
});

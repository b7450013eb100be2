import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileSink } from '../../cli/whole-sink.ts';

/** A file of so much room that takes so much at a time, like a disk that fills up. */
function smallFile(room: number, piece: number) {
  const held: number[] = [];
  const writeSome = (_fd: number, bytes: Uint8Array, offset: number): number => {
    if (held.length >= room && offset < bytes.length) throw new Error('ENOSPC');
    const taken = bytes.subarray(offset, offset + Math.min(piece, room - held.length));
    held.push(...taken);
    return taken.length;
  };
  return { sink: fileSink(1, writeSome), text: () => Buffer.from(held).toString() };
}

describe('what a command prints into a file', () => {
  it('is whole, or known to be cut, however little the file takes at a time', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.nat(60), fc.integer({ min: 1, max: 9 }), (texts, room, piece) => {
        const { sink, text } = smallFile(room, piece);
        for (const one of texts) sink.write(one);
        expect(text() === texts.join('')).toBe(sink.lost() === undefined);
      }),
    );
  });

  it.skipIf(!existsSync('/dev/full'))('ends with 1 where it does not come through', () => {
    const program = new URL('../../bin/ccmctl.js', import.meta.url).pathname;
    const words = `"$0" "$1" explain 'Error opening MSI package.' >/dev/full`;
    const { status, stderr } = spawnSync('sh', ['-c', words, process.execPath, program], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([1, expect.stringContaining('the output is not whole')]);
  });
});

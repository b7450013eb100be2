import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeOutput } from '../../../activities/ssh/decode-output.ts';

const GERMAN = 'Der Dienst wurde nicht gefunden. Größe: für';
const FRENCH = 'Le service demandé a déjà été démarré.';

describe('output of a Windows command', () => {
  it.each([
    ['cp437', GERMAN],
    ['cp437', FRENCH],
    ['cp850', GERMAN],
    ['cp850', FRENCH],
    ['windows-1252', GERMAN],
    ['windows-1252', FRENCH],
  ])('in code page %s is read as "%s"', (codePage, text) => {
    expect(decodeOutput(iconv.encode(text, codePage), codePage)).toBe(text);
  });

  it('is of the code page unless the whole of a byte order mark stands before it', () => {
    for (const mark of [
      [0xff, 0xfe],
      [0xef, 0xbb, 0xbf],
    ]) {
      for (const index of mark.keys()) {
        const other = Buffer.from([...mark.with(index, 0x41), 0x42, 0x43]);
        expect(decodeOutput(other, 'cp850'), other.toString('hex')).toBe(iconv.decode(other, 'cp850'));
      }
    }
  });

  it('with a byte order mark is read by it, whatever code page was expected', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('cp437', 'cp850', 'windows-1252'),
        (text, codePage) => {
          fc.pre(!text.startsWith('\uFEFF'));
          expect(decodeOutput(iconv.encode(text, 'utf16le', { addBOM: true }), codePage)).toBe(text);
          expect(decodeOutput(iconv.encode(text, 'utf8', { addBOM: true }), codePage)).toBe(text);
        },
      ),
    );
  });
});

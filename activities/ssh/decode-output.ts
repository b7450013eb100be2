import iconv from 'iconv-lite';

/**
 * Text of what a Windows command wrote. A byte order mark decides; without one the bytes are of the given code page,
 * such as `cp850`, since every program of one machine writes in a code page of its own choice.
 */
export function decodeOutput(bytes: Buffer, encoding: string): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return iconv.decode(bytes.subarray(2), 'utf16le');
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.toString('utf8', 3);
  return iconv.decode(bytes, encoding);
}

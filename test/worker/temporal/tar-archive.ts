import { gzipSync } from 'node:zlib';

/** Kinds of entries by their letter in a header of `tar`. */
const KINDS = { file: '0', hardLink: '1', symbolicLink: '2', device: '3', folder: '5' } as const;

/** One entry of an archive, also such as no honest archive has. */
export interface Entry {
  readonly name: string;
  readonly kind?: keyof typeof KINDS;
  readonly content?: string;
  /** What a link points to. */
  readonly target?: string;
}

const BLOCK = 512;

/** A `.tar.gz` with exactly these entries: the program `tar` itself would refuse to make some of them. */
export const tarGz = (entries: readonly Entry[]): Buffer =>
  gzipSync(Buffer.concat([...entries.map(blocksOf), Buffer.alloc(2 * BLOCK)]));

function blocksOf({ name, kind = 'file', content = '', target = '' }: Entry): Buffer {
  const header = Buffer.alloc(BLOCK);
  const octal = (value: number, digits: number): string => value.toString(8).padStart(digits, '0');
  const data = Buffer.from(content);
  header.write(name, 0);
  header.write(`${octal(0o755, 7)}\0${octal(0, 7)}\0${octal(0, 7)}\0${octal(data.length, 11)}\0${octal(0, 11)}\0`, 100);
  header.write('        ', 148);
  header.write(KINDS[kind], 156);
  header.write(target, 157);
  header.write('ustar\u000000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${octal(sum, 6)}\0 `, 148);
  return Buffer.concat([header, data, Buffer.alloc((BLOCK - (data.length % BLOCK)) % BLOCK)]);
}

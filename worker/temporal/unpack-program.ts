import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Longer programs than this are not taken out of an archive, in bytes. */
const LARGEST_PROGRAM = 500e6;

/**
 * Takes one program out of a `.tar.gz`, to exactly this file. `tar` only writes the bytes of the entry of that name to us:
 * no path, link, device or further entry of an archive ever becomes something on the disk.
 * @throws Error when the archive holds no such file, or one that is too long
 */
export async function unpackProgram(archive: string, name: string, file: string): Promise<void> {
  const tar = spawn('tar', ['-xzOf', archive, name], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(tar, 'close') as Promise<[number | null]>;
  const said: Buffer[] = [];
  tar.stderr.on('data', (chunk: Buffer) => said.push(chunk));
  let bytes = 0;
  const counter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      done(bytes > LARGEST_PROGRAM ? new Error(`${name} has more than ${LARGEST_PROGRAM} bytes`) : null, chunk);
    },
  });
  try {
    await pipeline(tar.stdout, counter, createWriteStream(file, { flags: 'wx', mode: 0o755 }));
  } finally {
    tar.kill();
  }
  const [exitCode] = await ended;
  if (exitCode !== 0)
    throw new Error(`tar ended with ${exitCode}: ${Buffer.concat(said).toString('utf8').slice(0, 300)}`);
  if (bytes === 0) throw new Error(`the archive has no file ${name} with something in it`);
}

import { fstatSync, writeSync } from 'node:fs';
import type { Sink } from './sink.ts';

/** A sink that knows whether all has come through. */
export interface WholeSink extends Sink {
  /** Why a part of it is lost; undefined as long as nothing is, and where the reader wants no more. */
  lost(): Error | undefined;
}

/** Writes bytes from an offset to a file; returns how many it took. */
type WriteSome = (fd: number, bytes: Uint8Array, offset: number) => number;

/**
 * A stream of the process whose losses are noticed: a result that is cut must not end like a whole one. Into a file it is
 * written here, to its end: on a full disk Node takes a part for the whole and tells nobody.
 */
export function wholeSink(stream: NodeJS.WriteStream & { readonly fd: number }): WholeSink {
  if (isFile(stream.fd)) return fileSink(stream.fd);
  let lost: Error | undefined;
  // A reader such as `head` that has seen enough closes the pipe; that is no failure of ours.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') lost ??= error;
  });
  return {
    ...(stream.isTTY ? { isTTY: true, columns: stream.columns } : {}),
    write: (text) => stream.write(text),
    lost: () => lost,
  };
}

/** The same for a file that is open already. */
export function fileSink(fd: number, writeSome: WriteSome = writeSync): WholeSink {
  let lost: Error | undefined;
  const write = (text: string): void => {
    const bytes = Buffer.from(text);
    for (let offset = 0; offset < bytes.length;) {
      const taken = writeSome(fd, bytes, offset);
      if (taken === 0) throw new Error('it takes no more');
      offset += taken;
    }
  };
  return {
    write(text) {
      try {
        if (lost === undefined) write(text);
      } catch (error) {
        lost = error as Error;
      }
    },
    lost: () => lost,
  };
}

function isFile(fd: number): boolean {
  try {
    return fstatSync(fd).isFile();
  } catch {
    return false;
  }
}

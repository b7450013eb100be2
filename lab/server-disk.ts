/** What a file holds: bytes, or a file of some size of which nobody has made the bytes, or one that is written to as it is read. */
export type Content = Buffer | { readonly bytes: number; readonly fill: string } | (() => Buffer);

/** A file as its folder lists it. */
export interface DiskEntry {
  readonly name: string;
  readonly isFolder: boolean;
  readonly bytes: number;
  readonly modified: Date;
}

interface DiskFile {
  readonly path: string;
  content: Content;
  modified: Date;
}

const keyOf = (path: string): string => path.toLowerCase().replace(/\\+$/, '');

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('\\'));

const nameOf = (path: string): string => path.slice(path.lastIndexOf('\\') + 1);

/** Drive C: of a server, as far as files lie on it that somebody may want: the installer's logs. Case does not matter. */
export class ServerDisk {
  readonly #files = new Map<string, DiskFile>();
  readonly #denied = new Set<string>();
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** @param path such as `C:\dcdsrvr\log\x.log`; its folders come about with it */
  write(path: string, content: Content | string): void {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'latin1') : content;
    this.#files.set(keyOf(path), { path, content: bytes, modified: this.#now() });
  }

  append(path: string, text: string): void {
    const before = this.#files.get(keyOf(path));
    const old = before && Buffer.isBuffer(before.content) ? before.content : Buffer.alloc(0);
    this.write(before?.path ?? path, Buffer.concat([old, Buffer.from(text, 'latin1')]));
  }

  remove(path: string): void {
    const key = keyOf(path);
    for (const one of this.#files.keys()) if (one === key || one.startsWith(`${key}\\`)) this.#files.delete(one);
  }

  /** From now on nobody may read this folder or file. */
  deny(path: string): void {
    this.#denied.add(keyOf(path));
  }

  /** What was denied may be read again. */
  allow(path: string): void {
    this.#denied.delete(keyOf(path));
  }

  isDenied(path: string): boolean {
    const key = keyOf(path);
    return [...this.#denied].some((one) => key === one || key.startsWith(`${one}\\`));
  }

  /** What lies in a folder; undefined where there is no such folder. */
  list(folder: string): readonly DiskEntry[] | undefined {
    const key = keyOf(folder);
    const folders = new Set<string>();
    const entries: DiskEntry[] = [];
    for (const { path, content, modified } of this.#files.values()) {
      if (keyOf(folderOf(path)) === key) {
        entries.push({ name: nameOf(path), isFolder: false, bytes: sizeOf(content), modified });
      } else if (keyOf(path).startsWith(`${key}\\`)) {
        folders.add(path.slice(key.length + 1).split('\\')[0] ?? '');
      }
    }
    if (entries.length + folders.size === 0 && key !== 'c:') return undefined;
    const modified = this.#now();
    return [...entries, ...[...folders].map((name) => ({ name, isFolder: true, bytes: 0, modified }))];
  }

  /** Bytes of a file; empty beyond its end, undefined where there is no such file. */
  read(path: string, from: number, length: number): Buffer | undefined {
    const file = this.#files.get(keyOf(path));
    if (!file) return undefined;
    const { content } = file;
    if (Buffer.isBuffer(content)) return content.subarray(from, from + length);
    if (typeof content === 'function') return content().subarray(from, from + length);
    return Buffer.alloc(Math.max(0, Math.min(length, content.bytes - from)), content.fill);
  }
}

const sizeOf = (content: Content): number => {
  if (Buffer.isBuffer(content)) return content.length;
  return typeof content === 'function' ? content().length : content.bytes;
};

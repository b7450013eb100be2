import type { SFTPWrapper } from 'ssh2';
import type { FileSeen, FolderSeen, HostFiles } from '../../plan/platform/host-files.ts';
import type { Endpoint } from '../../plan/types/endpoint.ts';
import { connect } from './connect.ts';
import { hostName } from './host-name.ts';
import { LoginMemory } from './login-memory.ts';
import type { ReadSecret } from './read-secret.ts';

/** No folder of logs has more; a host that goes on listing is not listened to. */
const MOST_ENTRIES = 5_000;

/** Bytes that are asked for at once: servers of OpenSSH give no more. */
const PIECE_BYTES = 256 * 1024;

const LIMITS = { connectMs: 20_000, keepaliveMs: 5_000 };

/** How long a host may take for one answer of SFTP. */
const ANSWER_MS = 60_000;

/** What SFTP (version 3) calls its errors; others are told by number and text. */
const NO_SUCH_FILE = 2;
const END_OF_FILE = 1;

const FILE_TYPES = { mask: 0o170_000, file: 0o100_000, folder: 0o040_000 } as const;

/**
 * Logs on to a host to read its files by SFTP: bytes as they are, from any offset, and no name in any command line.
 * @throws ConnectError, HostKeyError; Error that says what to set where the host offers no SFTP
 */
export async function openHostFiles(
  endpoint: Endpoint,
  readSecret: ReadSecret,
  answerMs: number = ANSWER_MS,
): Promise<HostFiles> {
  const client = await connect(endpoint, readSecret, LIMITS, new LoginMemory());
  let lose: (error: Error) => void = () => undefined;
  const lost = new Promise<never>((_resolve, reject) => (lose = reject));
  lost.catch(() => undefined);
  client.on('close', () => lose(new Error('the connection was lost')));
  const asked = <T>(question: (done: (error: Error | null | undefined, answer?: T) => void) => void): Promise<T> =>
    inTime(answerMs, lost, question);
  try {
    const sftp = await asked<SFTPWrapper>((done) => client.sftp(done));
    return {
      list: (folder) => list(sftp, asked, folder),
      read: (path, range, take) => read(sftp, asked, path, range, take),
      close: () => client.end(),
    };
  } catch (error) {
    client.end();
    throw new Error(
      `${hostName(endpoint)} offers no SFTP (${(error as Error).message}): its sshd_config needs the line "Subsystem sftp sftp-server.exe"; then restart the SSH service`,
      { cause: error },
    );
  }
}

type Asked = <T>(question: (done: (error: Error | null | undefined, answer?: T) => void) => void) => Promise<T>;

async function inTime<T>(answerMs: number, lost: Promise<never>, question: Parameters<Asked>[0]): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${answerMs / 1000} s`)), answerMs);
  });
  const answer = new Promise<T>((resolve, reject) => {
    question((error, value) => (error ? reject(error) : resolve(value as T)));
  });
  try {
    return await Promise.race([answer, late, lost]);
  } finally {
    clearTimeout(timer);
  }
}

const codeOf = (error: unknown): unknown => Reflect.get(error as object, 'code');

async function list(sftp: SFTPWrapper, asked: Asked, folder: string): Promise<FolderSeen> {
  let handle: Buffer;
  try {
    handle = await asked<Buffer>((done) => sftp.opendir(folder, done));
  } catch (error) {
    if (codeOf(error) === NO_SUCH_FILE) return { kind: 'absent' };
    return { kind: 'unreadable', why: (error as Error).message };
  }
  try {
    return { kind: 'listed', ...(await entriesOf(sftp, asked, handle)) };
  } catch (error) {
    return { kind: 'unreadable', why: (error as Error).message };
  } finally {
    sftp.close(handle, () => undefined);
  }
}

type Listed = { readonly entries: readonly FileSeen[]; readonly isCut: boolean };

interface RawEntry {
  readonly filename: string;
  readonly attrs: { readonly mode?: number; readonly size?: number; readonly mtime?: number };
}

async function entriesOf(sftp: SFTPWrapper, asked: Asked, handle: Buffer): Promise<Listed> {
  const entries: FileSeen[] = [];
  while (entries.length <= MOST_ENTRIES) {
    let some: readonly RawEntry[];
    try {
      // Of a handle it gives one answer of the host, and not all that there are.
      some = await asked<readonly RawEntry[]>((done) => sftp.readdir(handle, done));
    } catch (error) {
      if (codeOf(error) === END_OF_FILE) return { entries, isCut: false };
      throw error;
    }
    if (some.length === 0) return { entries, isCut: false };
    entries.push(...some.map(seenOf).filter(({ name }) => name !== '.' && name !== '..'));
  }
  return { entries: entries.slice(0, MOST_ENTRIES), isCut: true };
}

const seenOf = ({ filename, attrs: { mode = 0, size = 0, mtime = 0 } }: RawEntry): FileSeen => ({
  name: filename,
  kind: kindOf(mode),
  bytes: size,
  modified: new Date(mtime * 1000).toISOString(),
});

function kindOf(mode: number): FileSeen['kind'] {
  const type = mode & FILE_TYPES.mask;
  if (type === FILE_TYPES.file) return 'file';
  return type === FILE_TYPES.folder ? 'folder' : 'other';
}

async function read(
  sftp: SFTPWrapper,
  asked: Asked,
  path: string,
  { from, to }: { readonly from: number; readonly to: number },
  take: (piece: Uint8Array) => Promise<void>,
): Promise<void> {
  const handle = await asked<Buffer>((done) => sftp.open(path, 'r', done));
  try {
    for (let at = from; at < to;) {
      const piece = await pieceAt(sftp, asked, handle, at, Math.min(PIECE_BYTES, to - at));
      if (piece.length === 0) throw new Error(`it ends at byte ${at}, before the ${to} that it was said to have`);
      await take(piece);
      at += piece.length;
    }
  } finally {
    sftp.close(handle, () => undefined);
  }
}

/** At most so many bytes from there; none at the end of the file. */
async function pieceAt(sftp: SFTPWrapper, asked: Asked, handle: Buffer, at: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  try {
    const count = await asked<number>((done) => sftp.read(handle, buffer, 0, length, at, done));
    return buffer.subarray(0, Math.min(count, length));
  } catch (error) {
    if (codeOf(error) === END_OF_FILE) return Buffer.alloc(0);
    throw error;
  }
}

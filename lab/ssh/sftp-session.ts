import ssh2 from 'ssh2';
import type { Attributes, FileEntry, SFTPWrapper } from 'ssh2';
import type { LabCluster } from '../lab-cluster.ts';
import type { DiskEntry, ServerDisk } from '../server-disk.ts';

const { STATUS_CODE } = ssh2.utils.sftp;

/** Entries that one answer to a listing holds. */
const ENTRIES_AT_ONCE = 100;

/** Bytes of one answer to a reading. */
const MOST_BYTES = 64 * 1024;

const MODES = { file: 0o100_644, folder: 0o040_755 } as const;

/** A file or folder that a client has open. */
interface Open {
  readonly disk: ServerDisk;
  readonly path: string;
  /** Of a folder: what is still to be listed. */
  rest?: readonly DiskEntry[];
}

/** Drive C: of a server under the path that Windows knows it by from here; undefined where nothing answers to it. */
function placeOf(path: string, cluster: LabCluster, self: string | null): Open | undefined {
  const share = /^\/\/([^/]+)\/c\$(?:\/(.*))?$/i.exec(path);
  const own = /^\/c:(?:\/(.*))?$/i.exec(path);
  const name = share?.[1] ?? (own ? self : null);
  if (name === null || (share && cluster.hasServer(name) && cluster.faults.strikes('unreachable', name))) return;
  const server = cluster.serverOnNetwork(name);
  const below = (share?.[2] ?? own?.[1] ?? '').replaceAll('/', '\\');
  return server && { disk: server.disk, path: below === '' ? 'C:' : `C:\\${below}` };
}

/** Serves SFTP as OpenSSH for Windows does, as far as reading goes: nothing is ever written. */
export function serveSftp(sftp: SFTPWrapper, cluster: LabCluster, self: string | null): void {
  const opened = new Map<number, Open>();
  let last = 0;
  const give = (request: number, open: Open): void => {
    last += 1;
    opened.set(last, open);
    const handle = Buffer.alloc(4);
    handle.writeUInt32BE(last);
    sftp.handle(request, handle);
  };
  const of = (handle: Buffer): Open | undefined => opened.get(handle.length === 4 ? handle.readUInt32BE() : 0);

  sftp.on('OPENDIR', (request, path) => {
    const open = placeOf(path, cluster, self);
    const entries = open?.disk.list(open.path);
    if (open?.disk.isDenied(open.path)) return sftp.status(request, STATUS_CODE.PERMISSION_DENIED);
    if (!open || !entries) return sftp.status(request, STATUS_CODE.NO_SUCH_FILE);
    give(request, { ...open, rest: entries });
  });
  sftp.on('READDIR', (request, handle) => {
    const open = of(handle);
    if (!open?.rest || open.rest.length === 0) return sftp.status(request, STATUS_CODE.EOF);
    sftp.name(request, open.rest.slice(0, ENTRIES_AT_ONCE).map(entryOf));
    open.rest = open.rest.slice(ENTRIES_AT_ONCE);
  });
  sftp.on('OPEN', (request, path) => {
    const open = placeOf(path, cluster, self);
    if (open?.disk.isDenied(open.path)) return sftp.status(request, STATUS_CODE.PERMISSION_DENIED);
    if (!open?.disk.read(open.path, 0, 0)) return sftp.status(request, STATUS_CODE.NO_SUCH_FILE);
    give(request, open);
  });
  sftp.on('READ', (request, handle, offset, length) => {
    const open = of(handle);
    const bytes = open?.disk.read(open.path, offset, Math.min(length, MOST_BYTES));
    if (!bytes || bytes.length === 0) return sftp.status(request, STATUS_CODE.EOF);
    sftp.data(request, bytes);
  });
  sftp.on('CLOSE', (request, handle) => {
    opened.delete(handle.length === 4 ? handle.readUInt32BE() : 0);
    sftp.status(request, STATUS_CODE.OK);
  });
}

function entryOf({ name, isFolder, bytes, modified }: DiskEntry): FileEntry {
  const at = Math.floor(modified.getTime() / 1000);
  const attrs: Attributes = {
    mode: isFolder ? MODES.folder : MODES.file,
    uid: 0,
    gid: 0,
    size: bytes,
    atime: at,
    mtime: at,
  };
  return { filename: name, longname: name, attrs };
}

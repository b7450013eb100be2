import { createHash } from 'node:crypto';

/** Bytes of a name here; file systems take 255, and something is put behind it. */
const LONGEST = 120;

/** What Windows takes for a device, whatever follows after a stop. */
const DEVICE = /^(?:con|prn|aux|nul|clock\$|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;

/** What no file system, shell or terminal should have to read: signs of paths and patterns, and what nobody sees. */
const UNSAFE = /[<>:"/\\|?*\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/**
 * A name of our own for each file of a folder, by what a server calls it: never a path, a device, or what another one of
 * them is called on a file system that knows no case. A name that had to be changed ends with a part of its checksum, so
 * it is the same whenever it is made.
 */
export function safeFileNames(names: readonly string[]): ReadonlyMap<string, string> {
  const alike = new Map<string, number>();
  for (const name of names) alike.set(foldOf(name), (alike.get(foldOf(name)) ?? 0) + 1);
  return new Map(names.map((name) => [name, safeName(name, (alike.get(foldOf(name)) ?? 0) > 1)]));
}

const foldOf = (name: string): string => tame(name).normalize('NFKC').toLowerCase();

function safeName(name: string, hasTwin: boolean): string {
  const tamed = tame(name);
  if (tamed === name && !hasTwin) return name;
  const mark = createHash('sha256').update(name).digest('hex').slice(0, 8);
  const [, stem = tamed, ending = ''] = /^(.+?)(\.[A-Za-z0-9]{1,8})?$/su.exec(tamed) ?? [];
  return `${stem}~${mark}${ending}`;
}

function tame(name: string): string {
  const harmless = name
    .replace(UNSAFE, '_')
    .replace(/^[. ]+/, '_')
    .replace(/[. ]+$/, '_');
  const named = DEVICE.test(harmless) || harmless === '' ? `_${harmless}` : harmless;
  return cut(named);
}

/** At most so many bytes, no character cut in two; the ending stays. */
function cut(name: string): string {
  if (Buffer.byteLength(name) <= LONGEST) return name;
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? '';
  let stem = '';
  for (const sign of name.slice(0, name.length - ending.length)) {
    if (Buffer.byteLength(stem + sign) > LONGEST - ending.length) break;
    stem += sign;
  }
  return stem + ending;
}

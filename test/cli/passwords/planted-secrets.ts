import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Words that stand nowhere else on a machine, among the signs that shells, formats, templates and encodings fall over. */
const CORES = { administrator: 'Zq7Trombon', sa: 'Vuvuz3laKx', directory: 'Gl0ckensp1', phrase: 'Xyl0ph0nW' } as const;

/** Secrets as no installer would take them, so that every one is spoken of. */
export const PLANTED = {
  administrator: `"${CORES.administrator}'`,
  sa: `%PATH%$HOME${CORES.sa}%s`,
  directory: `Ünï\u{1f3ba}${CORES.directory}ß</script>`,
  phrase: `{$${CORES.phrase}}|\\`,
} as const;

/** What the environment of whoever reads them holds. */
export const ENVIRONMENT = {
  PLANTED_ADMINISTRATOR: PLANTED.administrator,
  PLANTED_SA: PLANTED.sa,
  PLANTED_DIRECTORY: PLANTED.directory,
  PLANTED_PHRASE: PLANTED.phrase,
} as const;

/** The part `secrets` of a cluster file that names them. */
export const REFERENCES = {
  administratorPassword: { env: 'PLANTED_ADMINISTRATOR' },
  saPassword: { env: 'PLANTED_SA' },
  directoryManagerPassword: { env: 'PLANTED_DIRECTORY' },
  privatePasswordPhrase: { env: 'PLANTED_PHRASE' },
} as const;

/** Parts of bytes that may be something in base64, as histories hold their payloads. */
const BASE64 = /[A-Za-z0-9+/_-]{12,}={0,2}/g;

/** Which of the words stand in some bytes: as they are, in UTF-16, or in a part that is base64. */
export function tracesIn(bytes: Buffer | string): readonly string[] {
  const buffer = Buffer.from(bytes as string);
  const decoded = (buffer.toString('latin1').match(BASE64) ?? []).map((part) => Buffer.from(part, 'base64'));
  const all = [buffer, ...decoded];
  return Object.values(CORES).filter((core) =>
    all.some((one) => one.includes(core) || one.includes(Buffer.from(core, 'utf16le'))),
  );
}

/** Every file below a folder that holds one of the words; its own name counts, too. */
export async function filesWithTraces(folder: string, except: readonly string[] = []): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const found: string[] = [];
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    if (except.includes(path)) continue;
    const holds = entry.isFile() && tracesIn(await readFile(path)).length > 0;
    if (holds || tracesIn(entry.name).length > 0) found.push(path);
  }
  return found;
}

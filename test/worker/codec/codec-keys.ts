import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, inject } from 'vitest';
import { readSettings, type Settings } from '../../../config/settings.ts';

/** Keys of a test file, each in a file of its own. */
export interface CodecKeys {
  /** Settings in which these keys count for the namespace `default`, the first one of which encrypts; none: nothing is encrypted. */
  settings(...ids: readonly string[]): Promise<Settings>;
  /** The variables of it. */
  env(...ids: readonly string[]): Promise<Readonly<Record<string, string>>>;
}

export function useCodecKeys(): CodecKeys {
  let folder: string;
  const made = new Map<string, Promise<string>>();
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ccm-codec-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const make = async (id: string): Promise<string> => {
    const file = join(folder, `${id}.key`);
    await writeFile(file, `${randomBytes(32).toString('base64')}\n`);
    await chmod(file, 0o600);
    return file;
  };
  const fileOf = (id: string): Promise<string> => {
    const file = made.get(id) ?? make(id);
    made.set(id, file);
    return file;
  };
  const env = async (...ids: readonly string[]) => {
    const keys = await Promise.all(
      ids.map(async (id) => ({ id: id.split('@', 1)[0], key: { file: await fileOf(id) } })),
    );
    const file = join(folder, `${ids.join('-')}.yaml`);
    await writeFile(file, JSON.stringify({ namespaces: ids.length === 0 ? {} : { default: keys } }));
    return { TEMPORAL_ADDRESS: inject('temporalAddress'), CCMCTL_CODEC_KEYS: file };
  };
  return { env, settings: async (...ids) => readSettings({ HOME: process.env['HOME'], ...(await env(...ids)) }) };
}

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, inject } from 'vitest';
import { readSettings, type Settings } from '../../../config/settings.ts';
import { createAuthority, type Authority, type Certified } from './certificates.ts';
import { startFront, type Front, type FrontOptions } from './secure-front.ts';

export const API_KEY = 'key-that-nobody-may-see';

/** Certificates, and fronts of the test run's Temporal server, which end with each test. */
export interface SecureGround {
  /** Whom the clients of these tests trust. */
  authority: Authority;
  /** Whom they do not know. */
  stranger: Authority;
  /** What a client shows. */
  laptop: Certified;
  /** Starts a front; with a good certificate unless told otherwise. */
  front(options?: Partial<FrontOptions>): Promise<Front>;
  /** Writes a file of profiles as the `temporal` command has it: what there is of the profile `production`. */
  profiles(lines: readonly string[]): Promise<{ readonly TEMPORAL_CONFIG_FILE: string }>;
}

/** Makes it before all tests of a file, and takes it away after them. */
export function useSecureGround(): SecureGround {
  const ground = {} as SecureGround;
  const fronts: Front[] = [];
  let folder: string;
  let server: Certified;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ccm-profiles-'));
    [ground.authority, ground.stranger] = await Promise.all([createAuthority(), createAuthority()]);
    server = await ground.authority.certify('server');
    ground.laptop = await ground.authority.certify('laptop', { for: 'DNS:laptop' });
  });
  afterEach(() => Promise.all(fronts.splice(0).map((front) => front.close())));
  afterAll(() => Promise.all([ground.authority.remove(), ground.stranger.remove(), rm(folder, { recursive: true })]));
  ground.front = async (options) => {
    const front = await startFront({ behind: inject('temporalAddress'), server, ...options });
    fronts.push(front);
    return front;
  };
  ground.profiles = async (lines) => {
    const file = join(folder, 'temporal.toml');
    await writeFile(file, ['[profile.production]', ...lines].join('\n'));
    return { TEMPORAL_CONFIG_FILE: file };
  };
  return ground;
}

/** What is read of an environment that has nothing else in it. */
export const settingsOf = (env: Readonly<Record<string, string>>, profile?: string): Settings =>
  readSettings({ HOME: process.env['HOME'], ...env }, profile);
